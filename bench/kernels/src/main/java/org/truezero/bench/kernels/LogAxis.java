package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * A logarithmic axis with ticks at 1, 2 and 5 times powers of ten.
 *
 * @param from value at its start, above 0
 * @param to value at its end, greater than {@code from}
 */
record LogAxis(double from, double to) {
  private static final double[] STEPS = {1, 2, 5};
  private static final double CLOSE = 1e-9;

  /** Returns an axis that begins and ends at a tick and has all values in it. */
  static LogAxis around(double least, double greatest) {
    double from = Double.NEGATIVE_INFINITY;
    double to = Double.POSITIVE_INFINITY;
    for (double tick : ticks(least / 10, greatest * 10)) {
      from = tick <= least * (1 + CLOSE) ? tick : from;
      to = tick >= greatest * (1 - CLOSE) ? Math.min(to, tick) : to;
    }
    return new LogAxis(from, to);
  }

  /** Returns the values of the ticks. */
  List<Double> ticks() {
    return ticks(from, to);
  }

  private static List<Double> ticks(double from, double to) {
    List<Double> ticks = new ArrayList<>();
    int last = (int) Math.ceil(Math.log10(to));
    for (int power = (int) Math.floor(Math.log10(from)); power <= last; power++) {
      for (double step : STEPS) {
        double tick = step * Math.pow(10, power);
        if (tick >= from * (1 - CLOSE) && tick <= to * (1 + CLOSE)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  /** Returns the position of a value, 0 at the start and 1 at the end. */
  double position(double value) {
    return Math.log(value / from) / Math.log(to / from);
  }
}
