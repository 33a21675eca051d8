package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
import org.truezero.network.Decoder;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.ReferenceAutoEncoder;
import org.truezero.reference.ReferenceBatch;
import org.truezero.train.Span;

class ReconstructorTest {
  private static final int INPUTS = 24;
  private static final int EXAMPLES = 5;
  private static final int STEPS = 6000;

  /** Examples with none, few and many entries: the sample is common, their zeros are not. */
  private static ActiveLists examples() {
    Random random = new Random(2);
    ActiveLists lists = new ActiveLists();
    lists.clear(INPUTS);
    for (int e = 0; e < EXAMPLES; e++) {
      for (int i = 0; i < INPUTS; i++) {
        if (random.nextDouble() < 0.1 * e) {
          lists.append(i, 1);
        }
      }
      lists.endExample();
    }
    return lists;
  }

  private static Stack stack(float zerosPerEntry) {
    LayerSettings layer =
        new LayerSettings(
            new HiddenLayer(6, Unit.parse("rectifier"), SignBalance.NONE),
            Reconstruction.SIGMOID,
            Scaling.NONE,
            false,
            new Corruption.None(),
            false,
            0,
            List.of(1f),
            Span.epochs(1),
            zerosPerEntry);
    return Stack.random(
        INPUTS, new PretrainSettings(3, EXAMPLES, Initialisation.GLOROT, List.of(layer)));
  }

  /** Returns the loss, then the gradient by all parameters; these are left as they were. */
  private static double[] lossAndGradient(Reconstructor reconstructor, Stack stack, long step) {
    Layer layer = stack.layer(0);
    Decoder decoder = stack.decoder(0);
    float[][] live = {layer.weights(), layer.bias(), decoder.weights(), decoder.bias()};
    float[][] kept = new float[live.length][];
    for (int a = 0; a < live.length; a++) {
      kept[a] = live[a].clone();
    }
    double[] before = new ReferenceAutoEncoder(layer, decoder).parameters;
    double[] numbers = new double[1 + before.length];
    numbers[0] = reconstructor.reconstruct(examples(), step);
    reconstructor.pass().descend(0, 1);
    double[] after = new ReferenceAutoEncoder(layer, decoder).parameters;
    for (int p = 0; p < before.length; p++) {
      numbers[1 + p] = before[p] - after[p];
    }
    for (int a = 0; a < live.length; a++) {
      System.arraycopy(kept[a], 0, live[a], 0, kept[a].length);
    }
    return numbers;
  }

  private static Reconstructor reconstructor(Stack stack, Execution execution) {
    ExampleData none =
        new ExampleData(
            ReferenceBatch.of(new double[1][INPUTS], new float[1][1]), new SoftmaxHead(2));
    LayerInput input = new LayerInput(stack, 0, none, execution);
    return new Reconstructor(stack, 0, input, true, "test", execution);
  }

  @Test
  void samplingKeepsTheExpectationOfLossAndGradient() {
    try (Execution execution = Execution.open(1)) {
      Stack all = stack(0);
      double[] full = lossAndGradient(reconstructor(all, execution), all, 1);
      Stack some = stack(0.5f);
      Reconstructor sampled = reconstructor(some, execution);
      double[] sum = new double[full.length];
      double[] squares = new double[full.length];
      for (int step = 0; step < STEPS; step++) {
        double[] numbers = lossAndGradient(sampled, some, step);
        for (int p = 0; p < sum.length; p++) {
          sum[p] += numbers[p];
          squares[p] += numbers[p] * numbers[p];
        }
      }
      int varying = 0;
      for (int p = 0; p < sum.length; p++) {
        double mean = sum[p] / STEPS;
        double deviation = Math.sqrt(Math.max(0, squares[p] / STEPS - mean * mean) / STEPS);
        assertEquals(full[p], mean, 5 * deviation + 1e-5, "number " + p);
        varying += deviation > 1e-4 ? 1 : 0;
      }
      assertTrue(varying > sum.length / 2, "a sample would change little: " + varying);
    }
  }
}
