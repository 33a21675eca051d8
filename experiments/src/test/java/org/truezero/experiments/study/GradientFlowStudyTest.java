package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.TrainingPass;

class GradientFlowStudyTest {
  private static Network network() {
    HiddenLayer layer = new HiddenLayer(2, new Rectifier(), SignBalance.NONE);
    Network network =
        Network.zero(
            new Architecture(1, List.of(layer, layer), new LogisticHead(1), Initialisation.GLOROT));
    network.layers().get(0).setWeightMatrix(new float[] {1, -1});
    network.layers().get(1).setWeightMatrix(new float[] {3, 4, 5, 5});
    network.layers().get(2).setWeightMatrix(new float[] {1, -1});
    return network;
  }

  /**
   * x = 1: h1 = (1, 0), h2 = (3, 4), s = −1. Of class 1 the delta of the score is d = σ(−1) − 1, of
   * layer 2 (d, −d), of layer 1 d·(3 − 4) for the active unit and 0 for the other.
   */
  @Test
  void normsAreThoseOfTheDerivativesWorkedByHand() {
    MadeRows rows = MadeRows.ofClasses("one", new float[][] {{1}}, new int[] {1}, 2);
    double delta = Math.abs(1 / (1 + Math.exp(1)) - 1);
    try (Execution execution = Execution.open(1)) {
      Norms norms = Norms.of(network(), rows, execution);
      assertArrayEquals(new double[] {delta, delta * Math.sqrt(2)}, norms.byLayer(), 1e-7);
      assertEquals(Math.sqrt(0.5), norms.reaching(), 1e-7);
    }
  }

  /** Rows after the last are the first ones again, and the losses are summed, not averaged. */
  @Test
  void gradientsOfSeveralRowsAreAdded() {
    Network network = network();
    MadeRows rows = MadeRows.ofClasses("two", new float[][] {{1}, {2}}, new int[] {1, 0}, 2);
    try (Execution execution = Execution.open(1)) {
      TrainingPass pass = new TrainingPass(network, execution, 1, 0, new float[2]);
      float first = top(pass, network, rows, 0, 1);
      float second = top(pass, network, rows, 1, 1);
      assertEquals(first + second, top(pass, network, rows, 0, 2), 1e-6);
      assertEquals(first + second, top(pass, network, rows, 1, 2), 1e-6);
      assertEquals(first, top(pass, network, rows, 2, 1));
    }
  }

  private static float top(
      TrainingPass pass, Network network, MadeRows rows, long from, int count) {
    int site = network.layers().get(2).layout().site(0, 0);
    return Backward.gradients(pass, network.head(), rows, from, count).layers().get(2).bias()[site];
  }
}
