package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.data.StrictJson;
import org.truezero.network.Architecture;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.train.ControlledLayer;
import org.truezero.train.EpochRecord;

class ModelFileTest {
  @TempDir Path folder;

  static List<Architecture> architectures() {
    return SettingsJsonTest.architectures();
  }

  @ParameterizedTest
  @MethodSource("architectures")
  void modelsAreReadBackToTheSameBits(Architecture architecture) throws IOException {
    Model model = Samples.model(architecture);
    Path file = folder.resolve("model.safetensors");
    ModelFile.write(file, model);
    Model read = ModelFile.read(file);
    assertEquals(architecture, read.network().architecture());
    assertSameBits(model.network(), read.network());
    assertEquals(model.schema(), read.schema());
    assertEquals(model.settings(), read.settings());
    assertEquals(model.provenance(), read.provenance());
    assertEquals(model.history(), read.history());
    ModelFile.write(folder.resolve("again"), read);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(folder.resolve("again")));
  }

  @Test
  void settingsAndHistoryMayBeAbsent() throws IOException {
    Model full = Samples.smallModel();
    Model bare =
        new Model(full.network(), full.schema(), Optional.empty(), full.provenance(), List.of());
    Path file = folder.resolve("bare");
    ModelFile.write(file, bare);
    assertEquals(Optional.empty(), ModelFile.read(file).settings());
    assertEquals(List.of(), ModelFile.read(file).history());
  }

  @Test
  void theChoiceOfThresholdsAndThePenaltiesFoundAreReadBack() throws IOException {
    Model plain = Samples.smallModel();
    Provenance.Source data = new Provenance.Source("csv:valid.csv", "sha256:bb");
    Provenance chosen =
        Samples.PROVENANCE.withThresholds(new Provenance.Thresholds(data, 0.1 + 0.2));
    EpochRecord seen = Samples.history().get(0);
    EpochRecord controlled =
        new EpochRecord(
            seen.epoch(),
            seen.examples(),
            seen.learningRate(),
            seen.trainLoss(),
            seen.trainError(),
            seen.penalty(),
            seen.valid(),
            seen.activity(),
            List.of(new ControlledLayer(1e-5 / 3, 0.85), new ControlledLayer(0, Double.NaN)));
    Path file = folder.resolve("model");
    ModelFile.write(
        file,
        new Model(plain.network(), plain.schema(), Optional.empty(), chosen, List.of(controlled)));
    Model read = ModelFile.read(file);
    assertEquals(chosen, read.provenance());
    assertEquals(List.of(controlled), read.history());
  }

  @Test
  void largeLayersAreReadBackToTheSameBits() throws IOException {
    Architecture wide =
        new Architecture(
            4099, List.of(), new SoftmaxHead(67), org.truezero.network.Initialisation.GLOROT);
    Model model = Samples.model(wide);
    Path file = folder.resolve("wide");
    ModelFile.write(file, model);
    assertSameBits(model.network(), ModelFile.read(file).network());
  }

  @Test
  void weightsLieAsOthersExpectThem() throws IOException {
    Model model = Samples.smallModel();
    Path file = folder.resolve("model");
    ModelFile.write(file, model);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong();
    assertEquals(0, length % 8);
    byte[] json = new byte[length];
    bytes.get(json);
    JsonObject header = StrictJson.object(new String(json, StandardCharsets.UTF_8));
    JsonObject weight = header.getAsJsonObject("layers.0.weight");
    assertEquals(
        "{\"dtype\":\"F32\",\"shape\":[5,19],\"data_offsets\":[0,380]}", weight.toString());
    float[] matrix = model.network().layers().get(0).weightMatrix();
    for (int i = 0; i < matrix.length; i++) {
      assertEquals(matrix[i], bytes.getFloat());
    }
  }

  @Test
  void networksThatAreNotFiniteAreNotWritten() throws IOException {
    Path file = folder.resolve("model");
    ModelFile.write(file, Samples.smallModel());
    final byte[] before = Files.readAllBytes(file);
    Model broken = Samples.smallModel();
    Layer layer = broken.network().layers().get(1);
    layer.weights()[layer.layout().position(3, 4, 0)] = Float.NaN;
    Exception e = assertThrows(IllegalArgumentException.class, () -> ModelFile.write(file, broken));
    assertEquals(
        "layers.1.weight: element 3,4: found NaN, expected a finite number", e.getMessage());
    assertArrayEquals(before, Files.readAllBytes(file));
    assertOnlyFile("model");
  }

  @Test
  void failureHalfWayLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = folder.resolve("model");
    ModelFile.write(file, Samples.smallModel());
    byte[] before = Files.readAllBytes(file);
    int[] asked = {0};
    FloatTensor failing =
        new FloatTensor(
            "layers.0.weight",
            List.of(50_000L),
            () -> {
              if (++asked[0] == 4) {
                throw new IllegalStateException("half way");
              }
              return new float[50_000];
            });
    assertThrows(
        IllegalStateException.class,
        () -> SafetensorsWriter.write(file, java.util.Map.of(), List.of(failing, failing)));
    assertEquals(4, asked[0]);
    assertArrayEquals(before, Files.readAllBytes(file));
    assertOnlyFile("model");
  }

  @Test
  void unwritablePlacesGiveOneLine() {
    Path missing = folder.resolve("no such folder").resolve("model");
    for (Path target : List.of(missing, folder)) {
      IOException e =
          assertThrows(IOException.class, () -> ModelFile.write(target, Samples.smallModel()));
      assertTrue(e.getMessage().startsWith(target.toString()), e.getMessage());
      assertFalse(e.getMessage().contains("\n"));
    }
  }

  @Test
  void fullDiskGivesOneLine() {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no device that is always full");
    IOException e =
        assertThrows(IOException.class, () -> ModelFile.write(full, Samples.smallModel()));
    assertEquals("/dev/full: could not be written (No space left on device)", e.getMessage());
  }

  @Test
  void namesMustFitTheHead() {
    Model model = Samples.smallModel();
    Architecture other = Samples.architecture("rectifier", SignBalance.NONE, new SoftmaxHead(4));
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Model(
                    Network.random(other, 1),
                    model.schema(),
                    Optional.empty(),
                    model.provenance(),
                    List.of()));
    assertEquals("3 class names, but the softmax head has 4", e.getMessage());
  }

  private void assertOnlyFile(String name) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(folder.resolve(name)), files.toList());
    }
  }

  static void assertSameBits(Network expected, Network found) {
    for (int l = 0; l < expected.layers().size(); l++) {
      Layer a = expected.layers().get(l);
      Layer b = found.layers().get(l);
      // assertArrayEquals on floats compares bits, up to the kind of NaN.
      assertArrayEquals(a.weights(), b.weights(), "weights of layer " + l);
      assertArrayEquals(a.bias(), b.bias(), "biases of layer " + l);
      assertArrayEquals(a.learned(), b.learned(), "learned parameters of layer " + l);
      assertArrayEquals(a.signs(), b.signs(), "signs of layer " + l);
    }
  }
}
