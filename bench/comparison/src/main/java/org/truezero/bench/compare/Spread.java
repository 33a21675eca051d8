package org.truezero.bench.compare;

import java.util.List;

/**
 * Values of several rounds.
 *
 * @param median of them; the mean of the middle two if their number is even
 * @param least smallest
 * @param greatest largest
 * @param runs how many
 */
record Spread(double median, double least, double greatest, int runs) {
  /**
   * Summarises values.
   *
   * @param values one or more
   */
  static Spread of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(size - 1), size);
  }
}
