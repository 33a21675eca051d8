package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A line chart as SVG, coloured by the page's style sheet.
 *
 * @param title what is shown
 * @param xLabel what the horizontal axis counts
 * @param logarithmic whether equal steps on the horizontal axis are equal ratios
 * @param kind what the values are
 * @param series the lines; points without a place on the axes are left out
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
  private static final int HEIGHT = 300;

  /** So many points are marked with dots. */
  private static final int FEW = 40;

  /** Values that differ by less than this factor lie close together on an axis of decades. */
  private static final double FEW_TIMES = 4;

  /** What the values are. */
  public enum Kind {
    /** Fractions, shown per cent. */
    FRACTION,
    /** Whole numbers. */
    COUNT,
    /** Anything else. */
    NUMBER,
    /**
     * Numbers above 0, others are left out; equal steps are equal ratios unless all lie close
     * together.
     */
    RATIO
  }

  /**
   * One line.
   *
   * @param name what the legend says
   * @param x where its points are, ascending
   * @param y their values
   */
  public record Series(String name, double[] x, double[] y) {}

  /** Makes a chart without a mark on an axis of equal steps. */
  public LineChart(String title, String xLabel, Kind kind, List<Series> series) {
    this(title, xLabel, false, kind, series, OptionalDouble.empty(), "");
  }

  @Override
  public String svg() {
    Frame frame = new Frame(title, HEIGHT, xAxis(), yAxis());
    frame.grid(kind == Kind.FRACTION);
    frame.xTicks(false);
    frame.xLabel(xLabel);
    mark.ifPresent(value -> frame.mark(value, markLabel));
    for (int i = 0; i < series.size(); i++) {
      line(frame, i);
    }
    frame.legend(series.stream().map(Series::name).toList());
    return frame.svg();
  }

  @Override
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>(List.of(List.of("line", xLabel, "value")));
    for (Series line : series) {
      for (int i = 0; i < line.x.length; i++) {
        records.add(List.of(line.name, Chart.number(line.x[i]), Chart.number(line.y[i])));
      }
    }
    return records;
  }

  private boolean shown(double value) {
    return Double.isFinite(value) && (kind != Kind.RATIO || value > 0);
  }

  private double[] all(Function<Series, double[]> numbers) {
    return series.stream().flatMapToDouble(line -> Arrays.stream(numbers.apply(line))).toArray();
  }

  /** Returns whether a point has a place on both axes. */
  private boolean shown(double x, double y) {
    return Double.isFinite(x) && (!logarithmic || x > 0) && shown(y);
  }

  private Axis xAxis() {
    double[] x =
        Arrays.stream(all(Series::x))
            .filter(each -> Double.isFinite(each) && (!logarithmic || each > 0))
            .toArray();
    double from = Arrays.stream(x).min().orElse(0);
    double to = Arrays.stream(x).max().orElse(1);
    return logarithmic && from > 0 && from < to
        ? Axis.logarithmic(from, to)
        : Axis.counting(from, to, 8);
  }

  private Axis yAxis() {
    double[] y = Arrays.stream(all(Series::y)).filter(this::shown).toArray();
    if (y.length == 0) {
      return kind == Kind.RATIO ? Axis.logarithmic(0.1, 1) : Axis.around(0, 1, 5);
    }
    double smallest = Arrays.stream(y).min().orElse(Double.POSITIVE_INFINITY);
    double greatest = Math.max(0, Arrays.stream(y).max().orElse(0));
    if (kind == Kind.RATIO) {
      return greatest < FEW_TIMES * smallest
          ? Axis.around(smallest, greatest, 5)
          : Axis.decades(smallest, greatest);
    }
    // Values that differ little would all lie on one line if the axis began at 0.
    boolean cut = smallest > 0 && greatest - smallest < 0.4 * greatest;
    double from =
        cut ? Math.max(0, smallest - 0.15 * (greatest - smallest)) : Math.min(0, smallest);
    return kind == Kind.COUNT
        ? Axis.counting(0, Math.max(4, greatest), 5)
        : Axis.around(from, greatest, 5);
  }

  private void line(Frame frame, int number) {
    Series line = series.get(number);
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (int i = 0; i < line.x.length; i++) {
      if (shown(line.x[i], line.y[i])) {
        double x = frame.x(line.x[i]);
        double y = frame.y(line.y[i]);
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
        if (line.x.length <= FEW) {
          dots.append(dot(number, x, y, line.x[i], line.y[i]));
        }
      }
    }
    String colour = " c" + number % Frame.COLOURS;
    frame.raw("<polyline class=\"line" + colour + "\" points=\"" + points + "\"/>");
    frame.raw(dots.toString());
  }

  private String dot(int number, double x, double y, double where, double value) {
    String text =
        kind == Kind.FRACTION
            ? String.format(Locale.ROOT, "%.2f %%", 100 * value)
            : String.format(Locale.ROOT, "%.4g", value);
    return String.format(
        Locale.ROOT,
        "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"><title>%s</title></circle>",
        number % Frame.COLOURS,
        x,
        y,
        Html.escape(
            series.get(number).name + ", " + xLabel + " " + Chart.number(where) + ": " + text));
  }
}
