package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Difference;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.ScatterChart;

/** Networks by their zeros, one by one and in ranges. */
record ErrorBySparsityReport(List<Point> points) {
  /** Bounds of the ranges of zeros. */
  private static final double[] BOUNDS = {0, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.975, 1.0001};

  /** Up to here the paper finds the error flat. */
  private static final double KNEE = 0.85;

  private static final double BEFORE_KNEE = 0.8;

  private static final String PAPER =
      "The paper: about the same error up to some 85 % zeros, larger beyond.";

  /** With this part of all outputs zero or more, a network says the same of every image. */
  private static final double SILENT = 0.999;

  /**
   * A network.
   *
   * @param number of the network, which is its seed
   * @param penalty λ
   * @param zeros fraction on test images
   * @param error on test images
   */
  record Point(int number, float penalty, double zeros, double error) {
    boolean silent() {
      return zeros >= SILENT;
    }
  }

  Findings findings(String setup) {
    List<Point> sorted = points.stream().sorted(Comparator.comparingInt(Point::number)).toList();
    return new Findings(
        "Test error against exact zeros (MNIST; Glorot et al. 2011, figure 3)",
        List.of(setup + leftOut(), PAPER),
        List.of(claims(), ranges(), all(sorted)),
        List.of(chart(sorted.stream().filter(point -> !point.silent()).toList())));
  }

  private List<Double> errors(double from, double to) {
    return points.stream()
        .filter(point -> point.zeros >= from && point.zeros < to && !point.silent())
        .map(Point::error)
        .toList();
  }

  private Findings.Table claims() {
    Spread low = Spread.of(errors(0, BEFORE_KNEE));
    Spread near = Spread.of(errors(BEFORE_KNEE, KNEE));
    Spread below = Spread.of(errors(0, KNEE));
    Spread above = Spread.of(errors(KNEE, 1.01));
    Claims claims = new Claims();
    String flat = "no worse from 80 to 85 % zeros than below";
    String worse = "worse above 85 % zeros than below";
    if (enough(low, near)) {
      claims.notAbove(flat, "MNIST", Difference.ofGroups(near, low), ErrorBySparsityReport::seen);
    } else {
      claims.open(flat, "MNIST", seen(near) + " and " + seen(low));
    }
    if (enough(above, below)) {
      claims.above(worse, "MNIST", Difference.ofGroups(above, below), ErrorBySparsityReport::seen);
    } else {
      claims.open(worse, "MNIST", seen(above) + " and " + seen(below));
    }
    return claims.table();
  }

  /** Two networks say little about all of their kind. */
  private static boolean enough(Spread one, Spread other) {
    return one.count() > 2 && other.count() > 2;
  }

  private static String seen(Spread errors) {
    return Figures.percent(errors)
        + (errors.count() > 1 ? " (" + errors.count() + " networks)" : "");
  }

  private String leftOut() {
    long silent = points.stream().filter(Point::silent).count();
    return silent == 0
        ? ""
        : " Left out, but in the last table: networks whose penalty silenced nearly every unit, "
            + silent
            + ".";
  }

  private Findings.Table ranges() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i + 1 < BOUNDS.length; i++) {
      Spread errors = Spread.of(errors(BOUNDS[i], BOUNDS[i + 1]));
      if (errors.count() > 0) {
        rows.add(
            List.of(
                String.format(
                    Locale.ROOT,
                    "%.4g to %.4g %%",
                    100 * BOUNDS[i],
                    100 * Math.min(1, BOUNDS[i + 1])),
                Integer.toString(errors.count()),
                Figures.percent(errors)));
      }
    }
    return new Findings.Table(
        "ranges", "By zeros", List.of("zeros", "networks", "test error"), rows);
  }

  private static Findings.Table all(List<Point> sorted) {
    List<List<String>> rows =
        sorted.stream()
            .map(
                point ->
                    List.of(
                        Integer.toString(point.number),
                        Float.toString(point.penalty),
                        Figures.percent(point.zeros),
                        Figures.percent(point.error)))
            .toList();
    return new Findings.Table(
        "networks", "Every network", List.of("network", "λ", "zeros", "test error"), rows);
  }

  private static ScatterChart chart(List<Point> sorted) {
    return new ScatterChart(
        "Test error against zeros",
        "exact zeros of the hidden layers",
        "test error",
        sorted.stream().mapToDouble(Point::zeros).toArray(),
        sorted.stream().mapToDouble(Point::error).toArray(),
        KNEE,
        "the paper: flat up to here");
  }
}
