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
  /** Returns the spread of some numbers. */
  public static Spread of(double... values) {
    double mean = Arrays.stream(values).average().orElse(Double.NaN);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    return new Spread(mean, deviation, values.length);
  }

  /** Returns the spread of some numbers. */
  public static Spread of(Collection<Double> values) {
    return of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
