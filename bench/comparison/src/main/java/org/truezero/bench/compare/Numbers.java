package org.truezero.bench.compare;

import java.util.Locale;

/** Numbers as text, for people. */
final class Numbers {
  private Numbers() {}

  /** Returns a fraction as per cent with two decimals. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  /** Returns three significant digits, or all digits before the point. */
  static String three(double value) {
    if (value == 0 || Double.isNaN(value)) {
      return value == 0 ? "0" : "—";
    }
    int before = (int) Math.floor(Math.log10(Math.abs(value))) + 1;
    return String.format(Locale.ROOT, "%." + Math.max(0, 3 - before) + "f", value);
  }

  /** Returns a duration such as {@code 1 h 05 min}. */
  static String duration(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 60) {
      return whole + " s";
    }
    long minutes = Math.round(seconds / 60);
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
