package org.truezero.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Numbers for people; files and JSON have them in full. */
final class Format {
  private Format() {}

  static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  static String percents(List<Double> fractions) {
    return fractions.stream().map(Format::percent).collect(Collectors.joining("  "));
  }

  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  static String counts(List<Long> values) {
    return values.stream().map(Format::count).collect(Collectors.joining("  "));
  }
}
