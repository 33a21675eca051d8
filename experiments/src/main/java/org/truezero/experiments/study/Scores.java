package org.truezero.experiments.study;

import java.util.Arrays;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * Scores of a network for some examples, to be compared with those of another.
 *
 * @param values example after example; not copied
 */
record Scores(float[] values) {

  /**
   * Computes scores.
   *
   * @param network any
   * @param data examples
   * @param most at most so many of the first ones
   * @param execution threads and kernels
   */
  static Scores of(Network network, Dataset data, int most, Execution execution) {
    int count = (int) Math.min(most, data.size());
    Inference inference = new Inference(network, execution);
    inference.fill(data, 0, count);
    inference.run();
    return new Scores(Arrays.copyOf(inference.scores(), count * network.head().scores()));
  }

  /** Returns the greatest difference from others, by the greatest score. */
  double furthestFrom(Scores others) {
    return furthestFrom(others, 1);
  }

  /** Returns the greatest difference from others times a factor, by the greatest score. */
  double furthestFrom(Scores others, double factor) {
    double furthest = 0;
    double greatest = 0;
    for (int i = 0; i < values.length; i++) {
      furthest = Math.max(furthest, Math.abs(values[i] - factor * others.values[i]));
      greatest = Math.max(greatest, Math.abs(values[i]));
    }
    return furthest / greatest;
  }

  /** Counts the scores that have the same bits as others. */
  int sameBits(Scores others) {
    int same = 0;
    for (int i = 0; i < values.length; i++) {
      boolean equal = Float.floatToIntBits(values[i]) == Float.floatToIntBits(others.values[i]);
      same += equal ? 1 : 0;
    }
    return same;
  }
}
