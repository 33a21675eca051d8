package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.truezero.bench.kernels.Roofline.Limit;

/** The passes and steps against what the machine allows, as tables and in words. */
record RooflineText(CurveSettings settings, Measurements measured) {

  /** Returns a row for each pass, and for the step, at each zero fraction. */
  Table table(int batch) {
    Table table =
        new Table()
            .row(
                "pass",
                "zeros",
                "MB read",
                "written",
                "Mflop",
                "bound µs",
                "with reloads µs",
                "limit",
                "measured µs",
                "bound reached",
                "with reloads");
    for (Curve curve : measured.forRoofline(batch)) {
      for (Curve.Point point : points(curve)) {
        table.row(row(curve, point));
      }
    }
    return table;
  }

  /** Returns the points of a curve that the tables show. */
  static List<Curve.Point> points(Curve curve) {
    return curve.points().stream()
        .filter(point -> Arrays.stream(CurveSettings.DIGITS).anyMatch(z -> z == point.zeros()))
        .toList();
  }

  private List<String> row(Curve curve, Curve.Point point) {
    Roofline roofline = measured.roofline(curve, point);
    Work work = point.work();
    double bound = roofline.seconds(point.works());
    double reloads = roofline.secondsFromLists(point.works());
    return List.of(
        curve.name(),
        SpeedUpChart.percent(point.zeros()),
        millions(work.bytesRead() + work.bytesUpdated()),
        millions(work.bytesUpdated()),
        millions(work.flops()),
        micros(bound),
        micros(reloads),
        word(roofline.limit(point.works())),
        micros(point.seconds()),
        SpeedUpChart.percent(bound / point.seconds()),
        SpeedUpChart.percent(reloads / point.seconds()));
  }

  /** Returns the word for tables. */
  static String word(Limit limit) {
    return limit.name().toLowerCase(Locale.ROOT);
  }

  private static String millions(double value) {
    return String.format(Locale.ROOT, "%.1f", 1e-6 * value);
  }

  private static String micros(double seconds) {
    return String.format(Locale.ROOT, "%.0f", 1e6 * seconds);
  }

  /** How near a point came to its longest bound. */
  private record Reached(Limit limit, double fraction) {}

  /** Returns a paragraph that says what limits each pass and how near it comes. */
  String limits() {
    Map<String, List<Reached>> byName = new LinkedHashMap<>();
    for (int batch : settings.batches()) {
      for (Curve curve : measured.forRoofline(batch)) {
        List<Reached> of = byName.computeIfAbsent(curve.name(), name -> new ArrayList<>());
        points(curve).forEach(point -> of.add(reached(curve, point)));
      }
    }
    List<String> clauses = new ArrayList<>();
    byName.forEach((name, of) -> clauses.add(clause(name, of)));
    return "What limits them (in how many of the rows below), and what part of that bound they"
        + " reach: "
        + String.join("; ", clauses)
        + ".";
  }

  private Reached reached(Curve curve, Curve.Point point) {
    Roofline roofline = measured.roofline(curve, point);
    double seconds = roofline.secondsFromLists(point.works());
    return new Reached(roofline.limit(point.works()), seconds / point.seconds());
  }

  private static String clause(String name, List<Reached> of) {
    List<String> limits = new ArrayList<>();
    for (Limit limit : Limit.values()) {
      long count = of.stream().filter(reached -> reached.limit == limit).count();
      if (count > 0) {
        limits.add(phrase(limit) + " (" + count + ")");
      }
    }
    DoubleSummaryStatistics range = of.stream().mapToDouble(Reached::fraction).summaryStatistics();
    return String.format(
        Locale.ROOT,
        "**%s**: %s, %.0f to %.0f %%",
        name,
        String.join(", ", limits),
        100 * range.getMin(),
        100 * range.getMax());
  }

  private static String phrase(Limit limit) {
    return switch (limit) {
      case WEIGHTS -> "moving each weight row once";
      case RELOADS -> "reloading rows from the second-level cache";
      case ARITHMETIC -> "arithmetic";
    };
  }
}
