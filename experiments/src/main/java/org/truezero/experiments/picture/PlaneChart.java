package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Points, lines and coloured regions of a plane as SVG, coloured by the page's style sheet.
 *
 * @param title what is shown
 * @param xLabel what goes to the right and, after a comma, what goes up
 * @param window what part of the plane is shown
 * @param clouds points
 * @param lines straight lines, drawn where they pass through the window
 * @param regions colours behind everything, stretched over the window
 */
public record PlaneChart(
    String title,
    String xLabel,
    Window window,
    List<Cloud> clouds,
    List<Line> lines,
    Optional<Pixels> regions)
    implements Chart {
  /**
   * A rectangle of the plane.
   *
   * @param left least x
   * @param right greatest x
   * @param bottom least y
   * @param top greatest y
   */
  public record Window(double left, double right, double bottom, double top) {}

  /**
   * Points of one colour.
   *
   * @param name what the legend says
   * @param x of each point
   * @param y of each point
   */
  public record Cloud(String name, double[] x, double[] y) {}

  /**
   * The line on which a·x + b·y + c = 0. Lines take the colours after those of the clouds.
   *
   * @param name what the legend says
   * @param a factor of x
   * @param b factor of y; not 0 together with a
   * @param c constant
   * @param level further lines on which a·x + b·y + c is this and its negative, broken; 0 for none
   */
  public record Line(String name, double a, double b, double c, double level) {}

  @Override
  public String svg() {
    double wide = Frame.WIDTH - Frame.LEFT - Frame.RIGHT;
    double ratio = (window.top - window.bottom) / (window.right - window.left);
    int height = (int) Math.round(Frame.TOP + Frame.BOTTOM + wide * ratio);
    Frame frame =
        new Frame(
            title,
            height,
            Axis.between(window.left, window.right, 8),
            Axis.between(window.bottom, window.top, 6));
    regions.ifPresent(
        pixels ->
            frame.raw(
                pixels.svg(
                    Frame.LEFT, Frame.TOP, wide, height - Frame.TOP - (double) Frame.BOTTOM)));
    frame.grid(false);
    frame.xTicks(false);
    frame.xLabel(xLabel);
    for (int i = 0; i < clouds.size(); i++) {
      points(frame, clouds.get(i), i % Frame.COLOURS);
    }
    for (int i = 0; i < lines.size(); i++) {
      line(frame, lines.get(i), (clouds.size() + i) % Frame.COLOURS);
    }
    frame.legend(names());
    return frame.svg();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>();
    clouds.forEach(cloud -> names.add(cloud.name));
    lines.forEach(line -> names.add(line.name));
    return names;
  }

  private static void points(Frame frame, Cloud cloud, int colour) {
    for (int i = 0; i < cloud.x.length; i++) {
      frame.shape(
          "<circle class=\"dot c%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"2.6\"/>",
          colour, frame.x(cloud.x[i]), frame.y(cloud.y[i]));
    }
  }

  private void line(Frame frame, Line line, int colour) {
    segment(frame, line, 0, "class=\"line c" + colour + "\"");
    if (line.level != 0) {
      String broken = "class=\"line c" + colour + "\" stroke-dasharray=\"5 5\"";
      segment(frame, line, line.level, broken);
      segment(frame, line, -line.level, broken);
    }
  }

  /** Draws the part inside the window of the line on which a·x + b·y + c has a value. */
  private void segment(Frame frame, Line line, double value, String style) {
    double c = line.c - value;
    List<String> ends = new ArrayList<>();
    if (line.b != 0) {
      for (double x : new double[] {window.left, window.right}) {
        addEnd(frame, ends, x, -(line.a * x + c) / line.b);
      }
    }
    if (line.a != 0) {
      for (double y : new double[] {window.bottom, window.top}) {
        addEnd(frame, ends, -(line.b * y + c) / line.a, y);
      }
    }
    frame.raw("<polyline " + style + " points=\"" + String.join(" ", ends) + "\"/>");
  }

  private void addEnd(Frame frame, List<String> ends, double x, double y) {
    boolean inside = x >= window.left && x <= window.right && y >= window.bottom && y <= window.top;
    if (inside && ends.size() < 2) {
      ends.add(String.format(Locale.ROOT, "%.1f,%.1f", frame.x(x), frame.y(y)));
    }
  }

  @Override
  public List<List<String>> records() {
    List<List<String>> records = new ArrayList<>(List.of(List.of("cloud", "x", "y")));
    for (Cloud cloud : clouds) {
      for (int i = 0; i < cloud.x.length; i++) {
        records.add(List.of(cloud.name, Chart.number(cloud.x[i]), Chart.number(cloud.y[i])));
      }
    }
    return records;
  }
}
