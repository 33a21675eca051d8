package org.truezero.sparsity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataSource;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;

class UnitActivityTest {
  @TempDir Path folder;

  @Test
  void countsWhatEachUnitDoesOverTheRows() throws IOException {
    // One input x; four units z = w·x + b: x > 1, x > 3, never, always.
    Path file = Files.writeString(folder.resolve("x.libsvm"), "0 1:1\n1 1:2\n0 1:3\n1 1:4\n");
    Network network =
        Network.zero(
            new Architecture(
                1,
                List.of(new HiddenLayer(4, new Rectifier(), SignBalance.NONE)),
                new LinearHead(1),
                Initialisation.GLOROT));
    network.layers().get(0).setWeightMatrix(new float[] {1, 1, -1, 0});
    network.layers().get(0).setBiasVector(new float[] {-1, -3, 0, 1});
    try (Execution execution = Execution.open(1)) {
      UnitActivity activity =
          UnitActivity.measure(network, DataSource.open("libsvm:" + file), execution);
      UnitActivity.OfLayer layer = activity.layers().get(0);
      assertEquals(4, activity.examples());
      assertArrayEquals(new double[] {0.75, 0.25, 0, 1}, layer.activeFractions());
      assertEquals(0.5, layer.zeroFraction());
      assertEquals(0.5, activity.zeroFraction());
      assertEquals(1, layer.dead());
      assertEquals(0, layer.almostDead());
      assertEquals(1, layer.alwaysActive());
      assertEquals(0, layer.activeFraction(0));
      assertEquals(1, layer.activeFraction(1));
    }
  }
}
