package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.data.StrictJson;
import org.truezero.network.Architecture;
import org.truezero.network.Initialisation;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;

class HostileModelFileTest {
  private static byte[] good;

  @TempDir Path folder;

  @BeforeAll
  static void writeGoodFile(@TempDir Path temporary) throws IOException {
    Path file = temporary.resolve("good");
    ModelFile.write(
        file,
        Samples.model(Samples.architecture("softplus", SignBalance.RANDOM, new SoftmaxHead(3))));
    good = Files.readAllBytes(file);
    // What the cases are made with must itself make good files.
    assertTrue(Arrays.equals(good, RawFile.of(good).bytes()));
  }

  /** A file made from the good one, and words that the message must have. */
  record Case(String name, Function<byte[], byte[]> change, List<String> expected) {
    static Case of(String name, Function<RawFile, RawFile> change, String... expected) {
      return new Case(name, bytes -> change.apply(RawFile.of(bytes)).bytes(), List.of(expected));
    }

    static Case ofBytes(String name, Function<byte[], byte[]> change, String... expected) {
      return new Case(name, change, List.of(expected));
    }

    /** One text in the network description. */
    static Case ofNetwork(String from, String to, String... expected) {
      return of(
          "network " + to,
          f -> f.withMetadata("truezero.network", text -> text.replace(from, to)),
          expected);
    }

    /** One member of the line of the first tensor. */
    static Case ofTensor(String member, String text, String... expected) {
      return of(
          "tensor " + member + " " + text,
          f -> f.withJson(o -> o.getAsJsonObject("layers.0.weight").add(member, json(text))),
          expected);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() {
    return List.of(
        Case.ofBytes("empty", b -> new byte[0], "0 bytes", "empty or cut"),
        Case.ofBytes("text", b -> "Dear reader,\n".getBytes(StandardCharsets.UTF_8), "safetens"),
        Case.ofBytes("zeros", b -> new byte[100], "found a header of 0 bytes"),
        Case.ofBytes("header of 10 GB", b -> withLength(b, 10_000_000_000L), "10000000000 bytes"),
        Case.ofBytes("header of 2^64-1", b -> withLength(b, -1), "18446744073709551615 bytes"),
        Case.ofBytes("header longer than file", b -> withLength(b, b.length), "it is cut or not"),
        Case.ofBytes("header shorter", b -> withLength(b, 20), "header: not valid JSON"),
        Case.ofBytes("more at the end", b -> Arrays.copyOf(b, b.length + 1), "more after the end"),
        Case.ofBytes("half", b -> Arrays.copyOf(b, b.length - 40), "the file is cut"),
        Case.ofBytes(
            "altered weight", b -> withByte(b, b.length - 40, 1), "checksum: found", "altered"),
        Case.of("header no object", f -> f.withHeader(h -> "[]"), "not a JSON object"),
        Case.ofBytes("header not UTF-8", b -> withByte(b, 30, 0xff), "header: not UTF-8"),
        Case.of("header empty object", f -> f.withHeader(h -> "{}"), "without truezero.format"),
        Case.of("no metadata", f -> f.withJson(o -> o.remove("__metadata__")), "truezero.format"),
        Case.of(
            "metadata number",
            f -> f.withJson(o -> o.getAsJsonObject("__metadata__").addProperty("a", 1)),
            "a is not text"),
        Case.of(
            "newer version",
            f -> f.withMetadata("truezero.format", v -> "2"),
            "format version: found \"2\", expected 1"),
        Case.of(
            "newer version with unknown types",
            f -> f.withHeader(h -> h.replace("F32", "F4").replace("format\":\"1", "format\":\"9")),
            "format version: found \"9\", expected 1"),
        Case.of("checkpoint", f -> f.withMetadata("truezero.kind", v -> "checkpoint"), "kind of"),
        Case.of(
            "no network",
            f -> f.withJson(o -> o.getAsJsonObject("__metadata__").remove("truezero.network")),
            "metadata truezero.network: missing"),
        Case.of(
            "no checksum",
            f -> f.withJson(o -> o.getAsJsonObject("__metadata__").remove("truezero.sha256")),
            "metadata truezero.sha256: missing"),
        Case.of(
            "schema of other width",
            f -> f.withMetadata("truezero.schema", s -> s.replace(":5", ":6")),
            "a network of 5 inputs with a schema of 6"),
        Case.of(
            "schema no JSON",
            f -> f.withMetadata("truezero.schema", s -> "{"),
            "metadata truezero.schema: not valid JSON"),
        Case.of(
            "history no list",
            f -> f.withMetadata("truezero.history", s -> "{}"),
            "metadata truezero.history: not a JSON array"),
        Case.of(
            "provenance without seed",
            f -> f.withMetadata("truezero.provenance", s -> s.replace("seed", "seeds")),
            "metadata truezero.provenance: seed: missing"),
        Case.ofNetwork("\"inputs\":5", "\"inputs\":0", "inputs: 0, expected 1 or more"),
        Case.ofNetwork("\"inputs\":5", "\"inputs\":6", "[5, 19], expected F32 [6, 19]"),
        Case.ofNetwork("\"units\":19", "\"units\":2000000000", "expected F32 [5, 2000000000]"),
        Case.ofNetwork("\"units\":19", "\"units\":-5", "units: found \"-5\""),
        Case.ofNetwork(
            "\"units\":19,\"unit\":\"softplus\"",
            "\"units\":2000000000,\"unit\":\"paired\"",
            "overflow"),
        Case.ofNetwork("softplus", "hardplus", "unknown unit \"hardplus\""),
        Case.ofNetwork("softplus", "prelu:0.1\",\"x\":\"", "sign balance random needs"),
        Case.ofNetwork("\"random\"", "\"none\"", "layers.0.sign", "does not belong"),
        Case.ofNetwork("exact-half", "none", "layers.1.sign", "does not belong"),
        Case.ofNetwork("\"scores\":3", "\"scores\":4", "layers.2.weight"),
        Case.ofNetwork("\"softmax\"", "\"hardmax\"", "head: found \"hardmax\""),
        Case.ofTensor("dtype", "\"F64\"", "layers.0.weight", "dtype: found \"F64\""),
        Case.ofTensor("dtype", "\"I32\"", "found I32 [5, 19], expected F32 [5, 19]"),
        Case.ofTensor("dtype", "3", "dtype: found \"3\", expected text"),
        Case.ofTensor("shape", "[19,5]", "found F32 [19, 5], expected F32 [5, 19]"),
        Case.ofTensor("shape", "[95]", "found F32 [95], expected F32 [5, 19]"),
        Case.ofTensor("shape", "[5,20]", "expected the 400 bytes of F32 [5, 20]"),
        Case.ofTensor("shape", "[-5,-19]", "shape: found [-5, -19], expected 0 or more"),
        Case.ofTensor("shape", "[4294967296,4294967296]", "overflow"),
        Case.ofTensor("shape", "[2305843009213693952,8]", "overflow"),
        Case.ofTensor("shape", "7", "shape: found \"7\", expected a list"),
        Case.ofTensor("data_offsets", "[0,384]", "expected the 380 bytes"),
        Case.ofTensor("data_offsets", "[380,0]", "found 380 to 0"),
        Case.ofTensor("data_offsets", "[-380,0]", "found -380 to 0"),
        Case.ofTensor("data_offsets", "[4,384]", "found at byte"),
        Case.ofTensor("data_offsets", "[400,780]", "found at byte"),
        Case.ofTensor("data_offsets", "[9223372036854775427,9223372036854775807]", "at byte"),
        Case.ofTensor("data_offsets", "[0,380,380]", "data_offsets: found [0, 380, 380]"),
        Case.ofTensor("data_offsets", "[0,1e2]", "expected a whole number"),
        Case.of(
            "tensor twice",
            f -> f.withHeader(h -> h.replace("\"layers.0.bias\":", "\"layers.0.weight\":")),
            "name 'layers.0.weight' found twice"),
        Case.of(
            "tensor renamed",
            f -> f.withHeader(h -> h.replace("\"layers.0.bias\"", "\"layers.9.bias\"")),
            "tensor \"layers.9.bias\": does not belong"),
        Case.of(
            "tensor missing at the end",
            f ->
                f.withJson(o -> o.remove("layers.2.bias"))
                    .withData(Arrays.copyOf(f.data(), f.data().length - 12)),
            "tensor layers.2.bias: missing"),
        Case.of("tensor no object", f -> f.withJson(o -> o.addProperty("t", 1)), "tensor \"t\""),
        Case.of(
            "NaN",
            f -> f.withData(d -> d.putFloat(4 * 21, Float.NaN)),
            "tensor layers.0.weight: element 1,2: found NaN, expected a finite number"),
        Case.of(
            "infinity",
            f -> f.withData(d -> d.putFloat(380, Float.NEGATIVE_INFINITY)),
            "tensor layers.0.bias: element 0: found -Infinity"),
        Case.of(
            "sign of 2",
            f -> f.withData(d -> d.putFloat(380 + 76, 2)),
            "tensor layers.0.sign: element 0: found 2.0, expected 1 or -1"),
        Case.of("deep", f -> f.withHeader(h -> "[".repeat(50_000)), "deep"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachEndsWithOneClearLine(Case hostile) throws IOException {
    Path file = folder.resolve("hostile.safetensors");
    Files.write(file, hostile.change.apply(good));
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
    assertFalse(e.getMessage().contains("\n"));
    for (String words : hostile.expected) {
      assertTrue(e.getMessage().contains(words), e.getMessage());
    }
  }

  @Test
  void missingFilesAndFoldersAreNamed() {
    for (Path path : List.of(folder.resolve("nothing"), folder)) {
      ModelFormatException e = assertThrows(ModelFormatException.class, () -> ModelFile.read(path));
      assertTrue(e.getMessage().startsWith(path + ": "), e.getMessage());
    }
  }

  /** A sparse file: it claims nothing false, so only the description stands against 10 GB. */
  @Test
  void tensorOfTenGigabytesIsNotAllocated() throws IOException {
    RawFile raw =
        RawFile.of(good)
            .withJson(
                o -> {
                  JsonObject weight = o.getAsJsonObject("layers.0.weight");
                  weight.add("shape", json("[5,500000000]"));
                  weight.add("data_offsets", json("[0,10000000000]"));
                });
    Path file = folder.resolve("large");
    Files.write(file, raw.bytes());
    assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
  }

  @Test
  void fileCutAnywhereIsNoticed() throws IOException {
    byte[] small = smallFile();
    Path file = folder.resolve("cut");
    for (int length = 0; length < small.length; length++) {
      Files.write(file, Arrays.copyOf(small, length));
      assertThrows(ModelFormatException.class, () -> ModelFile.read(file), "cut at byte " + length);
    }
  }

  @Test
  void everyAlteredByteIsNoticed() throws IOException {
    byte[] small = smallFile();
    Path file = folder.resolve("altered");
    long seed = 20_110_411;
    Random random = new Random(seed);
    for (int at = 0; at < small.length; at++) {
      byte[] altered = small.clone();
      altered[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, altered);
      int place = at;
      assertThrows(
          ModelFormatException.class,
          () -> ModelFile.read(file),
          () -> "seed " + seed + ", byte " + place);
    }
  }

  @Test
  void alteredFilesWithARightChecksumNeverBreakTheReader() throws IOException {
    RawFile raw = RawFile.of(smallFile());
    Path file = folder.resolve("fuzz");
    long seed = 1_104_2011;
    Random random = new Random(seed);
    for (int round = 0; round < 1500; round++) {
      byte[] header = raw.header().getBytes(StandardCharsets.ISO_8859_1);
      for (int flips = random.nextInt(3); flips >= 0; flips--) {
        int at = random.nextInt(header.length);
        String digits = "0123456789-+.eE\"{}[]:,\\ nNaA";
        header[at] = (byte) digits.charAt(random.nextInt(digits.length()));
      }
      String text = new String(header, StandardCharsets.ISO_8859_1);
      Files.write(file, new RawFile(text, raw.data()).bytes());
      try {
        ModelFile.read(file);
      } catch (ModelFormatException e) {
        assertFalse(e.getMessage().contains("\n"));
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", round " + round + ": " + text, e);
      }
    }
  }

  @Test
  void longTextsOfAFileAreShortenedInMessages() throws IOException {
    Path file = folder.resolve("long");
    Files.write(
        file,
        RawFile.of(good)
            .withMetadata("truezero.format", v -> "x\n\u001b[31m".repeat(1000))
            .bytes());
    ModelFormatException e = assertThrows(ModelFormatException.class, () -> ModelFile.read(file));
    assertTrue(e.getMessage().length() < 400, e.getMessage());
    assertEquals(-1, e.getMessage().indexOf('\u001b'));
  }

  private byte[] smallFile() throws IOException {
    Path file = folder.resolve("small");
    ModelFile.write(
        file,
        Samples.model(new Architecture(2, List.of(), new SoftmaxHead(2), Initialisation.GLOROT)));
    return Files.readAllBytes(file);
  }

  private static JsonElement json(String text) {
    return StrictJson.array("[" + text + "]").get(0);
  }

  private static byte[] withByte(byte[] file, int at, int value) {
    byte[] copy = file.clone();
    copy[at] = (byte) value;
    return copy;
  }

  private static byte[] withLength(byte[] file, long length) {
    byte[] copy = file.clone();
    ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    return copy;
  }
}
