package org.truezero.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A linear axis from 0 or below the smallest value to above the greatest, with round ticks.
 *
 * @param from value at its start
 * @param to value at its end, greater than {@code from}
 * @param step distance of the ticks
 */
record Axis(double from, double to, double step) {

  /** Returns an axis whose ends are ticks. */
  static Axis around(double least, double greatest, int ticks) {
    double span = greatest - least > 0 ? greatest - least : Math.max(1e-9, Math.abs(greatest));
    double step = roundStep(span / ticks);
    double from = Math.floor(least / step + 1e-9) * step;
    double to = Math.max(from + step, Math.ceil(greatest / step - 1e-9) * step);
    return new Axis(from, to, step);
  }

  /** Returns an axis with exactly these ends and whole-numbered ticks inside. */
  static Axis counting(double from, double to, int ticks) {
    double step = Math.max(1, roundStep((to - from) / ticks));
    return new Axis(from, Math.max(from + 1, to), step);
  }

  private static double roundStep(double raw) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(raw, 1e-12))));
    double scaled = raw / power;
    double factor = scaled <= 1 ? 1 : scaled <= 2 ? 2 : scaled <= 5 ? 5 : 10;
    return factor * power;
  }

  /** Returns the values of the ticks. */
  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (long i = (long) Math.ceil(from / step - 1e-9); i * step <= to + step * 1e-9; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** Returns the position of a value, 0 at the start and 1 at the end. */
  double position(double value) {
    return (value - from) / (to - from);
  }

  /** Returns the text of a tick. */
  String label(double value, boolean percent) {
    double shown = percent ? 100 * value : value;
    double shownStep = percent ? 100 * step : step;
    int digits = Math.max(0, (int) Math.ceil(-Math.log10(shownStep) - 1e-9));
    return String.format(Locale.ROOT, "%,." + digits + "f", shown + 0.0) + (percent ? " %" : "");
  }
}
