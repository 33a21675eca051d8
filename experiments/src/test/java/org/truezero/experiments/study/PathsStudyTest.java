package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;

class PathsStudyTest {
  /** s = max(0, x − 0.3) + max(0, 1 + x): one border between 0 and 1, beyond a quarter. */
  @Test
  void theMapOfTheStartHoldsUpToTheFirstBorder() {
    HiddenLayer layer = new HiddenLayer(2, new Rectifier(), SignBalance.NONE);
    Network network =
        Network.zero(new Architecture(1, List.of(layer), new LinearHead(1), Initialisation.GLOROT));
    network.layers().get(0).setWeightMatrix(new float[] {1, 1});
    network.layers().get(0).setBiasVector(new float[] {-0.3f, 1});
    network.layers().get(1).setWeightMatrix(new float[] {1, 1});
    try (Execution execution = Execution.open(1)) {
      Inference inference = new Inference(network, execution);
      Way way = Way.walk(network, inference, new float[] {0}, new float[] {1}, 0, 0);
      assertEquals(2, way.regions());
      assertEquals(0.25, way.reach());
      assertEquals(0, way.inside());
      assertEquals(2.7, way.own()[way.own().length - 1], 1e-6);
      assertEquals(2, way.mapped()[way.mapped().length - 1]);
      assertEquals(way.own()[100], way.mapped()[100]);
      Way back = Way.walk(network, inference, new float[] {1}, new float[] {1}, 0, 0);
      assertEquals(1, back.regions());
      assertEquals(1, back.reach());
    }
  }

  @Test
  void pointsOfAClassAreACloud() {
    MadeRows rows =
        MadeRows.ofClasses("three", new float[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {0, 1, 0}, 2);
    assertArrayEquals(new double[] {1, 5}, rows.cloud(0, "zero").x());
    assertArrayEquals(new double[] {4}, rows.cloud(1, "one").y());
  }
}
