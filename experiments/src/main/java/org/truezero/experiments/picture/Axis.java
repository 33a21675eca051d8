package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis with round ticks.
 *
 * @param from value at its start
 * @param to value at its end, greater than {@code from}
 * @param step distance of the ticks; of a logarithmic axis 1 or, for powers of ten alone, 10
 * @param logarithmic whether equal steps are equal ratios
 */
record Axis(double from, double to, double step, boolean logarithmic) {
  /** An axis over more decades than this has ticks at some powers of ten alone. */
  private static final int DECADES = 3;

  /** Returns an axis whose ends are ticks; around 0 alone it begins there. */
  static Axis around(double least, double greatest, int ticks) {
    double size = greatest == 0 ? 1 : Math.abs(greatest);
    double span = greatest > least ? greatest - least : size;
    double step = roundStep(span / ticks);
    double from = Math.floor(least / step + 1e-9) * step;
    double to = Math.max(from + step, Math.ceil(greatest / step - 1e-9) * step);
    return new Axis(from, to, step, false);
  }

  /** Returns an axis with exactly these ends and whole-numbered ticks inside. */
  static Axis counting(double from, double to, int ticks) {
    double step = Math.max(1, roundStep((to - from) / ticks));
    return new Axis(from, Math.max(from + 1, to), step, false);
  }

  /** Returns an axis with exactly these ends and round ticks inside. */
  static Axis between(double from, double to, int ticks) {
    return new Axis(from, to, roundStep((to - from) / ticks), false);
  }

  /** Returns an axis with exactly these ends, both above 0, and ticks at 1, 3, 10, 30 and so on. */
  static Axis logarithmic(double from, double to) {
    return new Axis(from, to, 1, true);
  }

  /** Returns an axis whose ends are powers of ten around two numbers above 0. */
  static Axis decades(double least, double greatest) {
    double low = Math.floor(Math.log10(least) + 1e-9);
    double high = Math.max(low + 1, Math.ceil(Math.log10(greatest) - 1e-9));
    return new Axis(Math.pow(10, low), Math.pow(10, high), high - low > DECADES ? 10 : 1, true);
  }

  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(raw, 1e-12))));
    double scaled = raw / power;
    double factor = scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10;
    return factor * power;
  }

  /** Returns the values of the ticks. */
  List<Double> ticks() {
    return logarithmic ? powers() : multiples();
  }

  private List<Double> multiples() {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  private List<Double> powers() {
    List<Double> ticks = new ArrayList<>();
    int low = (int) Math.floor(Math.log10(from) + 1e-9);
    int high = (int) Math.floor(Math.log10(to) + 1e-9);
    int every = step == 1 ? 1 : Math.max(1, (high - low) / 6);
    for (int power = low; power <= high; power += every) {
      ticks.add(Math.pow(10, power));
      if (step == 1) {
        ticks.add(3 * Math.pow(10, power));
      }
    }
    ticks.removeIf(tick -> tick < from * (1 - 1e-9) || tick > to * (1 + 1e-9));
    return ticks;
  }

  /** Returns the position of a value, 0 at the start and 1 at the end. */
  double position(double value) {
    return logarithmic
        ? Math.log(value / from) / Math.log(to / from)
        : (value - from) / (to - from);
  }

  /** Returns the text of a tick. */
  String label(double value, boolean percent) {
    if (logarithmic && (value < 0.0001 || value >= 1e7)) {
      return String.format(Locale.ROOT, "%.0e", value).replaceFirst("e([+-])0*", "e$1");
    }
    double shown = percent ? 100 * value : value;
    double finest = logarithmic ? Math.min(1, shown) : percent ? 100 * step : step;
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(finest) - 1e-9));
    return String.format(Locale.ROOT, "%,." + digits + "f", shown + 0.0) + (percent ? " %" : "");
  }
}
