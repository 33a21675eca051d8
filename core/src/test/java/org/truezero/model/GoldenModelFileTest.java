package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;

/**
 * Model files of every format version stay readable. {@code golden-1.safetensors} was written by
 * {@link #model} and {@link ModelFile#write} of version 0.1.0 and is never written again; a new
 * format version adds a file and a test.
 */
class GoldenModelFileTest {
  private static final String VERSION_1 = "golden-1.safetensors";

  @TempDir Path folder;

  @Test
  void versionOneIsReadAsItWasMeant() throws IOException {
    Path file = folder.resolve("golden");
    Files.write(file, golden());
    Model read = ModelFile.read(file);
    Model meant = model();
    ModelFileTest.assertSameBits(meant.network(), read.network());
    assertEquals(meant.network().architecture(), read.network().architecture());
    assertEquals(meant.schema(), read.schema());
    assertEquals(meant.settings(), read.settings());
    assertEquals(meant.provenance(), read.provenance());
    assertEquals(meant.history(), read.history());
  }

  @Test
  void versionOneIsStillWrittenToTheSameBytes() throws IOException {
    Path file = folder.resolve("now");
    ModelFile.write(file, model());
    assertArrayEquals(golden(), Files.readAllBytes(file));
  }

  private static byte[] golden() throws IOException {
    try (InputStream in = GoldenModelFileTest.class.getResourceAsStream(VERSION_1)) {
      return in.readAllBytes();
    }
  }

  /** Numbers that do not depend on any random stream, with every kind of tensor. */
  static Model model() {
    Architecture architecture =
        new Architecture(
            3,
            List.of(
                new HiddenLayer(2, Unit.parse("rectifier"), SignBalance.EXACT_HALF),
                new HiddenLayer(3, Unit.parse("prelu:0.25"), SignBalance.NONE),
                new HiddenLayer(2, Unit.parse("maxout:2"), SignBalance.NONE)),
            new SoftmaxHead(2),
            Initialisation.GLOROT);
    Network network = Network.zero(architecture);
    for (int l = 0; l < 4; l++) {
      Layer layer = network.layers().get(l);
      layer.setWeightMatrix(ramp(layer.weightMatrix().length, 1 + l));
      layer.setBiasVector(ramp(layer.biasVector().length, -1 - l));
    }
    network.layers().get(0).signs()[1] = -1;
    network.layers().get(1).learned()[2] = -0.125f;
    return new Model(
        network,
        Samples.schema(3, new SoftmaxHead(2)),
        Optional.of(Samples.unusualSettings().withAdversarial(0)),
        Samples.PROVENANCE,
        Samples.history());
  }

  private static float[] ramp(int length, float step) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = step * (i + 1) / 7;
    }
    return values;
  }
}
