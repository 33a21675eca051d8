package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.lab.Outcome;

/**
 * The same training from several seeds, each looked at before the first batch and after every
 * epoch.
 *
 * @param looks of each seed; fewer where training diverged
 * @param count how many looks there are where it did not
 */
record Followed(List<List<Outcome>> looks, int count) {
  /** Follows the training from one seed. */
  interface OneSeed {
    List<Outcome> follow(long seed) throws IOException;
  }

  /**
   * Follows the training from the seeds 1, 2, ….
   *
   * @param seeds how many
   * @param epochs of each training
   * @param training follows one
   */
  static Followed from(int seeds, int epochs, OneSeed training) throws IOException {
    List<List<Outcome>> looks = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      looks.add(training.follow(seed));
    }
    return new Followed(looks, epochs + 1);
  }

  /** Returns a number at one look, of each seed; NaN where training had diverged. */
  List<Double> at(int look, String number) {
    return looks.stream()
        .map(seed -> look < seed.size() ? seed.get(look).get(number) : Double.NaN)
        .toList();
  }

  /** Returns a number at the last look, of each seed; NaN where training diverged. */
  List<Double> last(String number) {
    return at(count - 1, number);
  }

  /** Returns a number at every look from one on, mean over the seeds. */
  double[] means(int from, String number) {
    double[] means = new double[count - from];
    for (int i = 0; i < means.length; i++) {
      means[i] =
          at(from + i, number).stream()
              .mapToDouble(Double::doubleValue)
              .average()
              .orElse(Double.NaN);
    }
    return means;
  }
}
