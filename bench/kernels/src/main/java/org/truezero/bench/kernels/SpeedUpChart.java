package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Speed-up against the fraction of zeros, for one size of the mini-batch: a line per curve, named
 * at its end, a ring where it begins to pay, and the region shaded in which it loses.
 *
 * @param curves of the same size of the mini-batch, the whole step last
 */
record SpeedUpChart(List<Curve> curves) {
  private static final int WIDTH = 910;
  private static final int HEIGHT = 500;
  private static final int LEFT = 60;
  private static final int RIGHT = 220;
  private static final int TOP = 64;
  private static final int BOTTOM = 56;

  /** Distance of the names beside the lines' ends. */
  private static final int NAME_HEIGHT = 34;

  /** Below this a break-even is noise around the first point. */
  private static final double FIRST_ZEROS = 0.005;

  /** The colours of the report, for light and dark surroundings. */
  private static final String STYLE =
      """
      <style>
      svg { --paper: #ffffff; --ink: #1d2430; --soft: #5d6675; --rule: #e3e1da; --miss: #c2182b;
        --c0: #2166ac; --c1: #d9631e; --c2: #2a8f62; --c3: #8e4bb5; --c4: #8a6a12; --c5: #1d2430; }
      @media (prefers-color-scheme: dark) {
        svg { --paper: #14171c; --ink: #e8e6e1; --soft: #a2a9b5; --rule: #333a45; --miss: #f0616f;
          --c0: #6aaef0; --c1: #f29a5c; --c2: #5ecf9c; --c3: #c491e6; --c4: #dcbb52; --c5: #e8e6e1; } }
      .paper { fill: var(--paper); }
      text { font: 12px system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
        fill: var(--soft); font-variant-numeric: tabular-nums; }
      .title { font-size: 16px; font-weight: 650; fill: var(--ink); }
      .name { font-size: 13px; font-weight: 650; }
      .over { paint-order: stroke; stroke: var(--paper); stroke-width: 4px; }
      .loss { fill: var(--miss); opacity: 0.09; }
      .losing { fill: var(--miss); }
      .grid { stroke: var(--rule); }
      .axis { stroke: var(--soft); }
      .mark { stroke: var(--soft); stroke-dasharray: 4 4; }
      .ideal { stroke: var(--soft); stroke-width: 1.6; stroke-dasharray: 1 5; stroke-linecap: round; fill: none; }
      .line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
      .step { stroke-width: 3.2; }
      .dot { fill: var(--paper); stroke-width: 1.6; }
      .ring { fill: var(--paper); stroke-width: 2.4; }
      .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); }
      .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); }
      .n0 { fill: var(--c0); } .n1 { fill: var(--c1); } .n2 { fill: var(--c2); }
      .n3 { fill: var(--c3); } .n4 { fill: var(--c4); } .n5 { fill: var(--c5); }
      </style>
      """;

  /** Returns the picture. */
  String svg(String subtitle) {
    LogAxis axis = axis();
    String title = "Speed-up over the dense form by the zeros, batch " + curves.get(0).batch();
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    svg.shape("%s", STYLE);
    svg.line("<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT);
    svg.text("title", "start", LEFT, 26, title);
    svg.text("", "start", LEFT, 45, subtitle);
    grid(svg, axis);
    losingRegion(svg, axis);
    ideal(svg, axis);
    for (int i = 0; i < curves.size(); i++) {
      line(svg, axis, i);
    }
    svg.text("over", "end", x(0.9) - 9, y(axis, 10), "1 / (1 − zeros)"); // over the lines
    lastBreakEven(svg);
    breakEvens(svg, axis);
    names(svg, axis);
    return svg.end();
  }

  private LogAxis axis() {
    double least = 0.5;
    double greatest = 2;
    for (Curve curve : curves) {
      for (Curve.Point point : curve.points()) {
        least = Math.min(least, point.speedUp());
        greatest = Math.max(greatest, Math.max(point.speedUp(), 1 / (1 - point.zeros())));
      }
    }
    return LogAxis.around(least, greatest);
  }

  private static double x(double zeros) {
    return LEFT + zeros * (WIDTH - LEFT - RIGHT);
  }

  private static double y(LogAxis axis, double speedUp) {
    return HEIGHT - BOTTOM - axis.position(speedUp) * (HEIGHT - TOP - BOTTOM);
  }

  private static void grid(Svg svg, LogAxis axis) {
    for (double tick : axis.ticks()) {
      double at = y(axis, tick);
      String style = tick == 1 ? "axis" : "grid";
      rule(svg, style, x(0), at, x(1), at);
      svg.text("", "end", LEFT - 8, at + 4, factor(tick));
    }
    for (int percent = 0; percent <= 100; percent += 10) {
      double at = x(percent / 100.0);
      rule(svg, "axis", at, HEIGHT - BOTTOM, at, HEIGHT - BOTTOM + 4);
      svg.text("", "middle", at, HEIGHT - BOTTOM + 19, percent + " %");
    }
    rule(svg, "axis", x(0), HEIGHT - BOTTOM, x(1), HEIGHT - BOTTOM);
    svg.text("", "middle", x(0.5), HEIGHT - 14, "exact zeros among the inputs of the layers");
  }

  private static void rule(Svg svg, String style, double x1, double y1, double x2, double y2) {
    svg.line(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x2, y2);
  }

  private static void losingRegion(Svg svg, LogAxis axis) {
    double top = y(axis, 1);
    svg.line(
        "<rect class=\"loss\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        x(0), top, x(1) - x(0), HEIGHT - BOTTOM - top);
    svg.text("losing", "end", x(1) - 8, HEIGHT - BOTTOM - 9, "slower than dense");
  }

  /** What it would be if only the multiplications took time. */
  private void ideal(Svg svg, LogAxis axis) {
    List<Curve.Point> points = curves.get(0).points();
    StringBuilder corners = new StringBuilder();
    double last = points.get(points.size() - 1).zeros();
    for (double zeros = 0; zeros <= last + 1e-9; zeros += 0.01) {
      corners.append(corner(x(zeros), y(axis, 1 / (1 - zeros))));
    }
    svg.line("<polyline class=\"ideal\" points=\"%s\"/>", corners);
  }

  private static String corner(double x, double y) {
    return String.format(Locale.ROOT, "%.1f,%.1f ", x, y);
  }

  private String style(int number) {
    return "c" + number % 6 + (isStep(number) ? " step" : "");
  }

  private boolean isStep(int number) {
    return number == curves.size() - 1;
  }

  private void line(Svg svg, LogAxis axis, int number) {
    Curve curve = curves.get(number);
    StringBuilder corners = new StringBuilder();
    for (Curve.Point point : curve.points()) {
      corners.append(corner(x(point.zeros()), y(axis, point.speedUp())));
    }
    svg.line("<polyline class=\"line %s\" points=\"%s\"/>", style(number), corners);
    for (Curve.Point point : curve.points()) {
      svg.line(
          "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"><title>%s</title></circle>",
          number % 6,
          x(point.zeros()),
          y(axis, point.speedUp()),
          Svg.escape(
              curve.name() + ", " + percent(point.zeros()) + ": " + factor(point.speedUp())));
    }
  }

  private void breakEvens(Svg svg, LogAxis axis) {
    for (int i = 0; i < curves.size(); i++) {
      if (loses(i)) {
        svg.line(
            "<circle class=\"ring c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>",
            i % 6, x(breakEven(i)), y(axis, 1));
      }
    }
  }

  /** A rule where the last curve that loses begins to pay: the nearest to the whole step. */
  private void lastBreakEven(Svg svg) {
    IntStream.range(0, curves.size()).filter(this::loses).max().ifPresent(i -> mark(svg, i));
  }

  private void mark(Svg svg, int number) {
    double zeros = breakEven(number);
    boolean left = zeros < 0.6;
    rule(svg, "mark", x(zeros), TOP, x(zeros), HEIGHT - BOTTOM);
    String text = curves.get(number).name() + " pays from " + percent(zeros);
    String style = "name n" + number % 6;
    svg.text(style, left ? "start" : "end", x(zeros) + (left ? 6 : -6), TOP + 12, text);
  }

  private boolean loses(int number) {
    return breakEven(number) >= FIRST_ZEROS;
  }

  private double breakEven(int number) {
    return curves.get(number).breakEven().orElse(0);
  }

  /** A name beside the end of a line, moved so that names do not cover each other. */
  private record Name(int number, double end, double at) {}

  private void names(Svg svg, LogAxis axis) {
    for (Name name : placed(axis)) {
      Curve curve = curves.get(name.number);
      Curve.Point last = last(curve);
      rule(svg, "grid", x(last.zeros()) + 5, name.end, x(1) + 18, name.at - 4);
      String factor = factor(last.speedUp());
      svg.text(
          "name n" + name.number % 6, "start", x(1) + 22, name.at, curve.name() + " " + factor);
      svg.text("", "start", x(1) + 22, name.at + 14, pays(curve));
    }
  }

  private List<Name> placed(LogAxis axis) {
    List<Name> names = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      double end = y(axis, last(curves.get(i)).speedUp());
      names.add(new Name(i, end, end));
    }
    names.sort(Comparator.comparingDouble(Name::end));
    double free = TOP + 12;
    for (int i = 0; i < names.size(); i++) {
      Name name = names.get(i);
      int below = names.size() - 1 - i;
      double lowest = HEIGHT - BOTTOM - 18 - below * NAME_HEIGHT;
      double at = Math.min(Math.max(free, name.end + 4), lowest);
      names.set(i, new Name(name.number, name.end, at));
      free = at + NAME_HEIGHT;
    }
    return names;
  }

  private static Curve.Point last(Curve curve) {
    return curve.points().get(curve.points().size() - 1);
  }

  /** Returns from where on zeros pay, in words. */
  static String pays(Curve curve) {
    if (curve.breakEven().isEmpty()) {
      return "does not pay";
    }
    double zeros = curve.breakEven().getAsDouble();
    return zeros >= FIRST_ZEROS ? "pays from " + percent(zeros) : "pays from the first zeros";
  }

  /** Returns a fraction in whole per cent. */
  static String percent(double fraction) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * fraction);
  }

  /** Returns a speed-up with two digits that count: {@code 0.5×}, {@code 3.2×}, {@code 41×}. */
  static String factor(double speedUp) {
    int digits = speedUp < 0.095 ? 2 : speedUp < 9.95 ? 1 : 0;
    String text = String.format(Locale.ROOT, "%." + digits + "f", speedUp);
    return text.replaceAll("\\.0$", "") + "×";
  }
}
