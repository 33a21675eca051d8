package org.truezero.reference;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.truezero.network.Head;

/**
 * A mini-batch.
 *
 * @param inputs one row per example
 * @param targets one target per example
 * @param weights what each example counts in the loss (class weights)
 * @param masks dropout multipliers [0: inputs, l: outputs of hidden layer l − 1][example][output];
 *     empty for no dropout
 */
public record ReferenceBatch(
    double[][] inputs, float[][] targets, double[] weights, List<double[][]> masks) {

  /** Makes a batch in which every example counts 1, without dropout. */
  public static ReferenceBatch of(double[][] inputs, float[][] targets) {
    double[] ones = new double[inputs.length];
    Arrays.fill(ones, 1);
    return new ReferenceBatch(inputs, targets, ones, List.of());
  }

  /**
   * Draws a batch.
   *
   * @param density part of the inputs that are not zero; with several examples one of them is empty
   *     when the density is below 1
   */
  public static ReferenceBatch random(
      int examples, int inputs, double density, Head head, Random random) {
    double[][] x = new double[examples][inputs];
    float[][] targets = new float[examples][];
    for (int e = 0; e < examples; e++) {
      for (int i = 0; i < inputs; i++) {
        double value = random.nextGaussian();
        x[e][i] = random.nextDouble() < density ? (float) value : 0;
      }
      targets[e] = HeadExamples.target(head, random);
    }
    if (examples > 2 && density < 1) {
      Arrays.fill(x[1], 0);
    }
    return of(x, targets);
  }

  /** Returns this batch with other weights of the examples. */
  public ReferenceBatch withWeights(double... values) {
    return new ReferenceBatch(inputs, targets, values, masks);
  }

  /** Returns this batch with dropout. */
  public ReferenceBatch withMasks(List<double[][]> values) {
    return new ReferenceBatch(inputs, targets, weights, values);
  }

  /** Returns the number of examples. */
  public int size() {
    return inputs.length;
  }

  double[] masked(int layer, int example, double[] outputs) {
    double[] kept = outputs.clone();
    if (!masks.isEmpty()) {
      for (int i = 0; i < kept.length; i++) {
        kept[i] *= masks.get(layer)[example][i];
      }
    }
    return kept;
  }

  double mask(int layer, int example, int output) {
    return masks.isEmpty() ? 1 : masks.get(layer)[example][output];
  }
}
