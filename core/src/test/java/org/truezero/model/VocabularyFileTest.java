package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.data.RatingRule;
import org.truezero.data.Schema;
import org.truezero.data.StrictJson;
import org.truezero.data.TextEncoding;
import org.truezero.data.TextEncoding.Weighting;

/** Vocabularies lie in files as tensors, and come back as they were. */
class VocabularyFileTest {
  private static final List<String> TERMS = List.of("good", "café", "not good", "食べ", "dull");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Weighting.class)
  void comesBackAsItWas(Weighting weighting) throws IOException {
    Path file = folder.resolve("model");
    Model model = model(weighting);
    ModelFile.write(file, model);
    assertEquals(model.schema(), ModelFile.read(file).schema());
    ModelFile.write(folder.resolve("again"), ModelFile.read(file));
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again")));
  }

  @Test
  void isBytesAndOffsetsAndNoJson() throws IOException {
    RawFile raw = RawFile.of(file(Weighting.TFIDF));
    assertFalse(raw.header().contains("good"), raw.header());
    byte[] bytes = new byte[tensor(raw, "vocabulary.bytes").remaining()];
    tensor(raw, "vocabulary.bytes").get(bytes);
    assertEquals(String.join("", TERMS), new String(bytes, StandardCharsets.UTF_8));
    ByteBuffer offsets = tensor(raw, "vocabulary.offsets");
    int[] expected = {0, 4, 9, 17, 23, 27};
    for (int offset : expected) {
      assertEquals(offset, offsets.getInt());
    }
    assertFalse(offsets.hasRemaining());
    assertEquals(1.5f, tensor(raw, "vocabulary.weights").getFloat(4));
  }

  /** What is done to a tensor, and words that the message must have. */
  record Case(String tensor, BiConsumer<ByteBuffer, Integer> change, String... expected) {
    @Override
    public String toString() {
      return tensor + " " + String.join(" ", expected);
    }
  }

  static List<Case> altered() {
    return List.of(
        new Case("offsets", (b, at) -> b.putInt(at, 1), "element 0: found 1, expected 0"),
        new Case("offsets", (b, at) -> b.putInt(at + 8, 3), "element 2: found 3, expected 4"),
        new Case("offsets", (b, at) -> b.putInt(at + 8, -9), "element 2: found -9"),
        new Case("offsets", (b, at) -> b.putInt(at + 16, 28), "element 4: found 28", "to 27"),
        new Case("offsets", (b, at) -> b.putInt(at + 20, 26), "an end at 26, expected 27"),
        new Case("offsets", (b, at) -> b.putInt(at + 8, 8), "term 1: not UTF-8"),
        new Case("bytes", (b, at) -> b.put(at, (byte) 0xff), "term 0: not UTF-8"),
        new Case("weights", (b, at) -> b.putFloat(at + 4, Float.NaN), "element 1: found NaN"));
  }

  @ParameterizedTest
  @MethodSource
  void altered(Case altered) throws IOException {
    RawFile raw = RawFile.of(file(Weighting.TFIDF));
    int at = begin(raw, "vocabulary." + altered.tensor);
    String message = refusal(raw.withData(data -> altered.change.accept(data, at)));
    for (String word : altered.expected) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void sizesThatDoNotFitAreRefusedBeforeAnythingIsRead() throws IOException {
    RawFile raw = RawFile.of(file(Weighting.BINARY));
    assertTrue(
        refusal(raw.withMetadata("truezero.schema", s -> s.replace("\"terms\":5", "\"terms\":6")))
            .contains("vocabulary.offsets\": found I32 [6], expected I32 [7]"));
    assertTrue(
        refusal(raw.withMetadata("truezero.schema", s -> s.replace("\"terms\":5", "\"terms\":-1")))
            .contains("terms: found \"-1\""));
    assertTrue(
        refusal(raw.withMetadata("truezero.schema", s -> s.replace("binary", "tfidf")))
            .contains("vocabulary.weights: missing"));
    assertTrue(
        refusal(raw.withHeader(h -> h.replace("U8", "F32"))).contains("expected the 108 bytes"));
  }

  private String refusal(RawFile raw) throws IOException {
    Path file = folder.resolve("altered");
    Files.write(file, raw.bytes());
    return assertThrows(ModelFormatException.class, () -> ModelFile.read(file)).getMessage();
  }

  private byte[] file(Weighting weighting) throws IOException {
    Path file = folder.resolve("good");
    ModelFile.write(file, model(weighting));
    return Files.readAllBytes(file);
  }

  private static ByteBuffer tensor(RawFile raw, String name) {
    JsonObject entry = StrictJson.object(raw.header()).getAsJsonObject(name);
    int end = entry.getAsJsonArray("data_offsets").get(1).getAsInt();
    int begin = begin(raw, name);
    return ByteBuffer.wrap(raw.data(), begin, end - begin)
        .slice()
        .order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }

  private static int begin(RawFile raw, String name) {
    JsonObject entry = StrictJson.object(raw.header()).getAsJsonObject(name);
    return entry.getAsJsonArray("data_offsets").get(0).getAsInt();
  }

  private static Model model(Weighting weighting) {
    Model plain = Samples.smallModel();
    List<Float> weights =
        weighting == Weighting.TFIDF ? List.of(1f, 1.5f, 2.25f, 0.1f, 3e-7f) : List.of();
    TextEncoding text =
        new TextEncoding("letters", 2, weighting, TERMS, weights, RatingRule.parse("ceil(x/2)"));
    Schema schema =
        new Schema(
            TERMS.size(),
            true,
            plain.schema().target(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(text));
    return new Model(
        plain.network(), schema, plain.settings(), plain.provenance(), plain.history());
  }
}
