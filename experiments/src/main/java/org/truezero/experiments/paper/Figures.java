package org.truezero.experiments.paper;

import java.util.Locale;

/** Numbers for tables. */
final class Figures {
  private Figures() {}

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  static String percent(Spread fractions) {
    String mean = percent(fractions.mean());
    return Double.isNaN(fractions.deviation())
        ? mean
        : mean.replace(" %", String.format(Locale.ROOT, " ± %.2f %%", 100 * fractions.deviation()));
  }

  static String number(Spread values) {
    if (Double.isNaN(values.mean())) {
      return "–";
    }
    String mean = String.format(Locale.ROOT, "%.3f", values.mean());
    return Double.isNaN(values.deviation())
        ? mean
        : mean + String.format(Locale.ROOT, " ± %.3f", values.deviation());
  }
}
