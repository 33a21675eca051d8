package org.truezero.experiments.lab;

import java.util.Arrays;
import java.util.Collection;

/**
 * A number measured several times.
 *
 * @param mean over all measurements
 * @param deviation standard deviation of a sample; NaN for a single measurement
 * @param count how many
 */
public record Spread(double mean, double deviation, int count) {
  /** Quantiles 0.975 of Student's t by degrees of freedom, from 1. */
  private static final double[] STUDENT = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  /** Returns the spread of some numbers. */
  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Spread(mean, deviation, values.length);
  }

  /**
   * Returns how far the interval that holds the true mean with 95 % confidence reaches to either
   * side (Student's t; beyond 31 measurements a little more than that). NaN for a single
   * measurement.
   */
  public double halfInterval() {
    int freedom = Math.min(Math.max(1, count - 1), STUDENT.length);
    return STUDENT[freedom - 1] * deviation / Math.sqrt(count);
  }

  /** Returns the spread of some numbers. */
  public static Spread of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
