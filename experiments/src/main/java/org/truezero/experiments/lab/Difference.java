package org.truezero.experiments.lab;

import java.util.List;

/**
 * How far two numbers are apart that were measured several times, or once.
 *
 * @param first of the numbers
 * @param second of the numbers
 * @param mean the first minus the second; NaN if one was not measured
 * @param half how far the 95 % interval of that reaches to either side; NaN if that is not known
 */
public record Difference(Spread first, Spread second, double mean, double half) {
  /** Quantile 0.975 of the normal distribution. */
  private static final double NORMAL = 1.96;

  /**
   * Compares seed by seed or fold by fold.
   *
   * @param first one value for each
   * @param second one value for each, in the same order
   */
  public static Difference paired(List<Double> first, List<Double> second) {
    return paired(first, second, Double.NaN);
  }

  /**
   * Compares seed by seed or fold by fold.
   *
   * @param first one value for each
   * @param second one value for each, in the same order
   * @param chance half of the interval where there is a single value; see {@link #chance}
   */
  public static Difference paired(List<Double> first, List<Double> second, double chance) {
    double[] differences = new double[first.size()];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = first.get(i) - second.get(i);
    }
    Spread all = Spread.of(differences);
    double half = differences.length == 1 ? chance : all.halfInterval();
    return new Difference(Spread.of(first), Spread.of(second), all.mean(), half);
  }

  /**
   * Compares fractions misclassified, seed by seed; of a single seed the interval is that of {@link
   * #chance}.
   *
   * @param first one fraction for each seed
   * @param second one fraction for each, in the same order
   * @param examples that each fraction was seen on
   */
  public static Difference ofErrors(List<Double> first, List<Double> second, long examples) {
    return paired(first, second, chance(examples, first.get(0), second.get(0)));
  }

  /** Compares two groups whose members have nothing to do with each other. */
  public static Difference ofGroups(Spread first, Spread second) {
    double half = Math.hypot(first.halfInterval(), second.halfInterval());
    return new Difference(first, second, first.mean() - second.mean(), half);
  }

  /**
   * Returns how far a sum or difference of fractions misclassified may be off by chance, because
   * they were seen on so many examples and no more; 95 % of the time it is less. That the same
   * examples judge all is left out, which makes it rather too large. What another seed would have
   * given is not in it.
   *
   * @param examples that each fraction was seen on
   * @param fractions in [0, 1]
   */
  public static double chance(long examples, double... fractions) {
    double variance = 0;
    for (double each : fractions) {
      variance += each * (1 - each) / examples;
    }
    return NORMAL * Math.sqrt(variance);
  }

  boolean measured() {
    return !Double.isNaN(mean);
  }

  boolean ofOneRun() {
    return first.count() == 1 && second.count() == 1;
  }

  boolean mayBeChance() {
    return Math.abs(mean) <= half;
  }
}
