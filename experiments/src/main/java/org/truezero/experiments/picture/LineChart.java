package org.truezero.experiments.picture;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A line chart as SVG, coloured by the page's style sheet.
 *
 * @param title what is shown
 * @param xLabel what the horizontal axis counts
 * @param logarithmic whether equal steps on the horizontal axis are equal ratios
 * @param kind what the values are
 * @param series the lines; points whose value is not finite are left out
 * @param mark where a vertical line marks the best point, if anywhere
 * @param markLabel what that line means
 */
public record LineChart(
    String title,
    String xLabel,
    boolean logarithmic,
    Kind kind,
    List<Series> series,
    OptionalDouble mark,
    String markLabel)
    implements Chart {
  private static final int WIDTH = 560;
  private static final int HEIGHT = 300;
  private static final int LEFT = 62;
  private static final int RIGHT = 14;
  private static final int TOP = 34;
  private static final int BOTTOM = 44;

  /** What the values are. */
  public enum Kind {
    /** Fractions, shown per cent. */
    FRACTION,
    /** Whole numbers. */
    COUNT,
    /** Anything else. */
    NUMBER
  }

  /**
   * One line.
   *
   * @param name what the legend says
   * @param x where its points are, ascending
   * @param y their values
   */
  public record Series(String name, double[] x, double[] y) {}

  @Override
  public String svg() {
    Axis xAxis = xAxis();
    Axis yAxis = yAxis();
    Html svg = new Html();
    svg.raw(
        String.format(
            Locale.ROOT,
            "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
            WIDTH,
            HEIGHT,
            Html.escape(title)));
    grid(svg, xAxis, yAxis);
    mark.ifPresent(value -> drawMark(svg, x(xAxis, value)));
    for (int i = 0; i < series.size(); i++) {
      line(svg, i, xAxis, yAxis);
    }
    legend(svg);
    return svg.raw("</svg>").toString();
  }

  private Axis xAxis() {
    double from = Double.POSITIVE_INFINITY;
    double to = Double.NEGATIVE_INFINITY;
    for (Series line : series) {
      for (double value : line.x) {
        from = Math.min(from, value);
        to = Math.max(to, value);
      }
    }
    if (logarithmic && from < to) {
      return Axis.logarithmic(from, to);
    }
    return from > to ? Axis.counting(0, 1, 1) : Axis.counting(from, to, 8);
  }

  private Axis yAxis() {
    double least = 0;
    double greatest = 0;
    double smallest = Double.POSITIVE_INFINITY;
    for (Series line : series) {
      for (double value : line.y) {
        if (Double.isFinite(value)) {
          least = Math.min(least, value);
          greatest = Math.max(greatest, value);
          smallest = Math.min(smallest, value);
        }
      }
    }
    // Values that differ little would all lie on one line if the axis began at 0.
    boolean cut = smallest > 0 && greatest - smallest < 0.4 * greatest;
    double from = cut ? Math.max(0, smallest - 0.15 * (greatest - smallest)) : least;
    return kind == Kind.COUNT
        ? Axis.counting(0, Math.max(4, greatest), 5)
        : Axis.around(from, greatest, 5);
  }

  private static double x(Axis axis, double value) {
    return LEFT + axis.position(value) * (WIDTH - LEFT - RIGHT);
  }

  private static double y(Axis axis, double value) {
    return HEIGHT - BOTTOM - axis.position(value) * (HEIGHT - TOP - BOTTOM);
  }

  private void grid(Html svg, Axis xAxis, Axis yAxis) {
    for (double tick : yAxis.ticks()) {
      double at = y(yAxis, tick);
      shape(
          svg,
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT,
          WIDTH - RIGHT,
          at,
          at);
      label(svg, "end", LEFT - 8, at + 4, yAxis.label(tick, kind == Kind.FRACTION));
    }
    for (double tick : xAxis.ticks()) {
      boolean last = x(xAxis, tick) > WIDTH - 2 * RIGHT;
      double at = last ? WIDTH - 2 : x(xAxis, tick);
      label(svg, last ? "end" : "middle", at, HEIGHT - BOTTOM + 17, xAxis.label(tick, false));
    }
    shape(
        svg,
        "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        LEFT,
        WIDTH - RIGHT,
        HEIGHT - BOTTOM,
        HEIGHT - BOTTOM);
    label(svg, "middle", (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8, xLabel);
  }

  private void drawMark(Html svg, double at) {
    shape(
        svg,
        "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        at,
        at,
        TOP,
        HEIGHT - BOTTOM);
    boolean right = at > WIDTH * 0.7;
    label(svg, right ? "end" : "start", at + (right ? -5 : 5), TOP + 11, markLabel);
  }

  private void line(Html svg, int number, Axis xAxis, Axis yAxis) {
    Series line = series.get(number);
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    boolean few = line.x.length <= 40;
    for (int i = 0; i < line.x.length; i++) {
      if (Double.isFinite(line.y[i])) {
        double px = x(xAxis, line.x[i]);
        double py = y(yAxis, line.y[i]);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", px, py));
        if (few) {
          dots.append(dot(number, px, py, xAxis, yAxis, line, i));
        }
      }
    }
    svg.raw("<polyline class=\"line c" + number % 8 + "\" points=\"" + points + "\"/>");
    svg.raw(dots.toString());
  }

  private String dot(int number, double px, double py, Axis xAxis, Axis yAxis, Series line, int i) {
    String value =
        kind == Kind.FRACTION
            ? String.format(Locale.ROOT, "%.2f %%", 100 * line.y[i])
            : String.format(Locale.ROOT, "%.4g", line.y[i]);
    return String.format(
        Locale.ROOT,
        "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"><title>%s</title></circle>",
        number % 8,
        px,
        py,
        Html.escape(
            line.name + ", " + xLabel + " " + xAxis.label(line.x[i], false) + ": " + value));
  }

  private void legend(Html svg) {
    double at = LEFT;
    for (int i = 0; i < series.size(); i++) {
      shape(
          svg,
          "<line class=\"line c%d\" x1=\"%.1f\" x2=\"%.1f\" y1=\"15\" y2=\"15\"/>",
          i % 8,
          at,
          at + 18);
      label(svg, "start", at + 23, 19, series.get(i).name);
      at += 38 + 6.6 * series.get(i).name.length();
    }
  }

  private static void label(Html svg, String anchor, double x, double y, String text) {
    shape(svg, "<text text-anchor=\"" + anchor + "\" x=\"%.1f\" y=\"%.1f\">", x, y);
    svg.text(text).raw("</text>");
  }

  private static void shape(Html svg, String format, Object... values) {
    svg.raw(String.format(Locale.ROOT, format, values));
  }
}
