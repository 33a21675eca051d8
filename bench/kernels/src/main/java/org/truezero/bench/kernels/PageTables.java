package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of {@link KernelsPage} that are not about the roofline. */
record PageTables(CurveSettings settings, Measurements measured) {
  /** Zero fractions with a column; the others are in the pictures and in the numbers. */
  private static final List<Double> COLUMNS = List.of(0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99);

  /** Returns the speed-up by curve and zero fraction, and from where on it pays. */
  Table speedUps() {
    List<String> head = new ArrayList<>(List.of("faster than dense", "batch"));
    measured.curves().get(0).points().stream()
        .filter(PageTables::hasColumn)
        .forEach(point -> head.add(SpeedUpChart.percent(point.zeros())));
    head.add("pays from");
    Table table = new Table().row(head);
    measured.curves().forEach(curve -> table.row(speedUps(curve)));
    return table;
  }

  private static List<String> speedUps(Curve curve) {
    List<String> row = new ArrayList<>(List.of(curve.name(), String.valueOf(curve.batch())));
    curve.points().stream()
        .filter(PageTables::hasColumn)
        .forEach(point -> row.add(SpeedUpChart.factor(point.speedUp())));
    row.add(
        curve.breakEven().isEmpty()
            ? "never"
            : SpeedUpChart.percent(curve.breakEven().getAsDouble()));
    return row;
  }

  private static boolean hasColumn(Curve.Point point) {
    return COLUMNS.contains(point.zeros());
  }

  /** Returns the densities from which the dense form is faster, measured and written. */
  Table crossovers() {
    Table table = new Table().row("pass", "batch", "measured", "written");
    for (Crossover crossover : measured.crossovers()) {
      table.row(
          crossover.pass(),
          crossover.batch(),
          density(crossover.measured().orElse(2)),
          density(crossover.written()));
    }
    return table;
  }

  private static String density(double density) {
    return density > 1 ? "never" : String.format(Locale.ROOT, "%.2f", density);
  }

  /** Returns the time of each preparation by zero fraction. */
  Table preparations() {
    List<String> head = new ArrayList<>(List.of("zeros", "batch"));
    for (Preparation preparation : Preparation.values()) {
      head.add(preparation.name().toLowerCase(Locale.ROOT));
    }
    Table table = new Table().row(head);
    List<PreparationTime> times = measured.preparations();
    int columns = Preparation.values().length;
    for (int at = 0; at < times.size(); at += columns) {
      PreparationTime first = times.get(at);
      List<String> row = new ArrayList<>();
      row.add(SpeedUpChart.percent(first.zeros()));
      row.add(String.valueOf(first.batch()));
      times.subList(at, at + columns).forEach(time -> row.add(micros(time.seconds())));
      table.row(row);
    }
    return table;
  }

  private static String micros(double seconds) {
    return String.format(Locale.ROOT, "%.1f", 1e6 * seconds);
  }

  /** Returns steps with scalar kernels, with vector kernels and with all threads. */
  Table stepTimes() {
    int threads = settings.threads();
    Table table =
        new Table()
            .row(
                "hidden zeros",
                "batch",
                "scalar",
                "vector",
                "vs scalar",
                threads + (threads == 1 ? " thread" : " threads"),
                "vs 1 thread");
    for (StepTimes times : measured.stepTimes()) {
      table.row(
          SpeedUpChart.percent(times.hiddenZeros()),
          times.batch(),
          millis(times.scalarSeconds()),
          millis(times.seconds()),
          SpeedUpChart.factor(times.scalarSeconds() / times.seconds()),
          millis(times.teamSeconds()),
          SpeedUpChart.factor(times.seconds() / times.teamSeconds()));
    }
    return table;
  }

  private static String millis(double seconds) {
    return String.format(Locale.ROOT, "%.2f", 1e3 * seconds);
  }
}
