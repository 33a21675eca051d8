package org.truezero.experiments.lab;

import java.util.List;
import java.util.Locale;

/** Numbers for tables. */
public final class Figures {
  private Figures() {}

  /** Returns a whole number with its thousands apart. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', ' ');
  }

  /** Returns seconds as minutes, with a tenth where they are few; a dash for NaN. */
  public static String minutes(double seconds) {
    double minutes = seconds / 60;
    return Double.isNaN(seconds)
        ? "–"
        : minutes < 10 ? String.format(Locale.ROOT, "%.1f", minutes) : count(Math.round(minutes));
  }

  /** Returns a number with four significant digits, small and large ones with a power of ten. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (Double.isNaN(value)) {
      return "–";
    }
    if (size != 0 && (size < 1e-3 || size >= 1e6)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int digits = size == 0 ? 0 : Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  /** Returns a fraction per cent with two decimals, a dash for NaN. */
  public static String percent(double fraction) {
    return Double.isNaN(fraction) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * fraction);
  }

  /** Returns fractions per cent, with their deviation if there are several. */
  public static String percent(Spread fractions) {
    String mean = percent(fractions.mean());
    return Double.isNaN(fractions.deviation())
        ? mean
        : mean.replace(" %", String.format(Locale.ROOT, " ± %.2f %%", 100 * fractions.deviation()));
  }

  /**
   * Returns a fraction of several outcomes per cent, with its deviation; of trainings that
   * diverged, how many did.
   */
  public static String percent(List<Outcome> outcomes, String number) {
    long diverged = outcomes.stream().filter(Outcome::diverged).count();
    if (diverged == 0) {
      return percent(Spread.of(Outcome.each(outcomes, number)));
    }
    return outcomes.size() == 1 ? "diverged" : diverged + " of " + outcomes.size() + " diverged";
  }

  /** Returns a number with three decimals, with its deviation if there are several. */
  public static String number(Spread values) {
    if (Double.isNaN(values.mean())) {
      return "–";
    }
    String mean = String.format(Locale.ROOT, "%.3f", values.mean());
    return Double.isNaN(values.deviation())
        ? mean
        : mean + String.format(Locale.ROOT, " ± %.3f", values.deviation());
  }
}
