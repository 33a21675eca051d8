package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.truezero.math.RandomStream;
import org.truezero.math.kernels.KernelChoice;

/** Sparse or dense, layer by layer: the network that comes out has the same bits. */
class FormChoiceTest {
  private static final RandomStream RANDOM = new RandomStream(5, "form choice test");

  /** The first layer is one slab of rows, the second is two. */
  private static final int INPUTS = 37;

  private static final int UNITS = 520;
  private static final int BATCH = 7;

  @ParameterizedTest
  @CsvSource({
    "vector, rectifier",
    "vector, tanh",
    "vector, paired",
    "vector, maxout:3",
    "vector, prelu",
    "scalar, rectifier",
    "scalar, tanh",
    "scalar, maxout:2"
  })
  void theFormDoesNotChangeABit(String kernels, String unit) {
    assumeTrue(kernels.equals("scalar") || KernelChoice.hint().isEmpty(), KernelChoice.hint());
    float[] sparse = trained(kernels, Forms.SPARSE, unit);
    assertArrayEquals(sparse, trained(kernels, Forms.DENSE, unit), "dense");
    assertArrayEquals(sparse, trained(kernels, Forms.BY_DENSITY, unit), "by density");
  }

  /**
   * Takes some steps, fused ones and gradients in turn, and returns all weights and derivatives.
   */
  private static float[] trained(String kernels, Forms forms, String unit) {
    Unit units = Unit.parse(unit);
    SignBalance balance = units.oneSided() ? SignBalance.RANDOM : SignBalance.NONE;
    HiddenLayer hidden = new HiddenLayer(UNITS, units, balance);
    Network network =
        Network.random(
            new Architecture(
                INPUTS, List.of(hidden, hidden), new SoftmaxHead(5), Initialisation.GLOROT),
            3);
    float[] all = new float[0];
    try (Execution execution = Execution.open(2, kernels, forms)) {
      TrainingPass pass = new TrainingPass(network, execution, 1, 0.2f, new float[] {0, 0.3f});
      pass.deriveInputs();
      for (int step = 0; step < 6; step++) {
        fill(pass, step);
        if (step % 3 == 2) {
          for (Gradients.OfLayer layer : pass.gradients(new float[] {1e-3f, 0}).layers()) {
            all = joined(all, layer.weights());
          }
        } else {
          pass.descend(new float[] {1e-3f, 0}, 0.5f);
        }
        float[] byInputs = new float[pass.input().size()];
        pass.inputDerivatives(byInputs);
        all = joined(all, byInputs);
      }
    }
    assertNotEquals(0, all.length);
    for (Layer layer : network.layers()) {
      all = joined(joined(all, layer.weights()), layer.bias());
    }
    return all;
  }

  /** Batches of changing density, so that the choice by density takes both forms. */
  private static void fill(TrainingPass pass, int step) {
    pass.input().clear(INPUTS);
    for (int e = 0; e < BATCH; e++) {
      for (int i = 0; i < INPUTS; i++) {
        if (RANDOM.uniform(step, e, i) < 0.2 * (step + 1)) {
          pass.input().append(i, RANDOM.uniform(100 + step, e, i) - 0.5f);
        }
      }
      pass.input().endExample();
    }
    pass.forward(step);
    for (int e = 0; e < BATCH; e++) {
      for (int k = 0; k < 5; k++) {
        pass.scoreDeltas()[pass.firstScore(e) + k] = RANDOM.uniform(200 + step, e, k) - 0.5f;
      }
    }
  }

  private static float[] joined(float[] a, float[] b) {
    float[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
