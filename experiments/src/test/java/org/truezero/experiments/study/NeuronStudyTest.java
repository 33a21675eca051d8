package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.HingeHead;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.Linear;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;

class NeuronStudyTest {
  /** With a factor of 1 − 2⁻⁵ the first four powers fit into 24 bits, so nothing rounds. */
  @Test
  void withoutDataL2MultipliesEveryWeightByTheSameFactorExactly() {
    Network neuron =
        Network.zero(new Architecture(2, List.of(), new HingeHead(1), Initialisation.GLOROT));
    neuron.layers().get(0).setWeightMatrix(new float[] {-1, 2});
    double[] weights;
    try (Execution execution = Execution.open(1)) {
      weights = new Forgetting(neuron).weights(4, 0.125f, 0.25f, execution);
    }
    double factor = 31 / 32.0;
    assertArrayEquals(
        new double[] {
          -1, -factor, -factor * factor, -factor * factor * factor, -Math.pow(factor, 4)
        },
        weights);
    assertEquals(-1, neuron.layers().get(0).weightMatrix()[0]);
  }

  /** Sums of small whole numbers round nowhere, so one layer gives the bits of three. */
  @Test
  void linearLayersCollapseIntoOneWithTheSameBits() {
    HiddenLayer layer = new HiddenLayer(6, new Linear(), SignBalance.NONE);
    Network deep =
        Network.zero(
            new Architecture(5, List.of(layer, layer), new SoftmaxHead(3), Initialisation.GLOROT));
    for (Layer each : deep.layers()) {
      float[] matrix = each.weightMatrix();
      float[] bias = each.biasVector();
      IntStream.range(0, matrix.length).forEach(i -> matrix[i] = (5 * i + 2) % 7 - 3);
      IntStream.range(0, bias.length).forEach(i -> bias[i] = i - 2);
      each.setWeightMatrix(matrix);
      each.setBiasVector(bias);
    }
    float[] input = {3, -1, 0, 2, 5};
    float[] whole = scores(deep, input);
    assertArrayEquals(whole, scores(Collapse.collapsed(deep, new float[5]), input));
    assertTrue(whole[0] != whole[1]);
  }

  private static float[] scores(Network network, float[] input) {
    try (Execution execution = Execution.open(1)) {
      Inference inference = new Inference(network, execution);
      inference.input().appendDense(input, 0);
      inference.input().endExample();
      inference.run();
      return inference.scores();
    }
  }

  @Test
  void twoClassesKeepTheirRowsAndBecomeZeroAndOne() {
    float[][] features = {{1}, {2}, {3}, {4}, {5}, {6}};
    MadeRows rows = MadeRows.ofClasses("six", features, new int[] {2, 0, 1, 2, 0, 2}, 3);
    int[] pair = TwoClasses.mostNumerous(rows);
    assertArrayEquals(new int[] {0, 2}, pair);
    TwoClasses two = TwoClasses.of(rows, 0, 2);
    assertEquals(5, two.size());
    assertEquals(List.of("0", "2"), two.schema().target().names());
    float[] target = new float[1];
    float[] seen = new float[5];
    for (int row = 0; row < 5; row++) {
      two.readTarget(row, target, 0);
      seen[row] = Rows.dense(two, row)[0] * (target[0] == 1 ? 1 : -1);
    }
    assertArrayEquals(new float[] {1, -2, 4, -5, 6}, seen);
  }
}
