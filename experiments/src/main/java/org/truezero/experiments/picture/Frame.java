package org.truezero.experiments.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An SVG drawing of numbers: a rectangle between two axes, with ticks, labels and a legend. */
final class Frame {
  static final int WIDTH = 560;
  static final int LEFT = 62;
  static final int RIGHT = 14;
  static final int TOP = 34;
  static final int BOTTOM = 44;

  /** Width of a letter, about. */
  private static final double LETTER = 6.6;

  /** As many colours as the style sheet has. */
  static final int COLOURS = 8;

  /** From one line of the legend to the next. */
  private static final int LINE = 16;

  private final Html svg = new Html();
  private final String title;
  private final int height;
  private final Axis x;
  private final Axis y;

  /** Height of what a long legend needs above the drawing. */
  private int above;

  /**
   * Begins a drawing.
   *
   * @param title what is shown, for those who do not see it
   * @param height of the whole drawing; its width is {@link #WIDTH}
   * @param x horizontal axis
   * @param y vertical axis
   */
  Frame(String title, int height, Axis x, Axis y) {
    this.height = height;
    this.x = x;
    this.y = y;
    this.title = title;
  }

  /** Returns where a value of the horizontal axis is. */
  double x(double value) {
    return LEFT + x.position(value) * (WIDTH - LEFT - RIGHT);
  }

  /** Returns where a value of the vertical axis is. */
  double y(double value) {
    return bottom() - y.position(value) * (bottom() - TOP);
  }

  /** Returns where the horizontal axis is. */
  int bottom() {
    return height - BOTTOM;
  }

  /** Draws the lines and numbers of the vertical axis, and the horizontal axis without numbers. */
  void grid(boolean percent) {
    for (double tick : y.ticks()) {
      double at = y(tick);
      shape(
          "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>",
          LEFT, WIDTH - RIGHT, at, at);
      text("end", LEFT - 8, at + 4, y.label(tick, percent));
    }
    shape(
        "<line class=\"axis\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>",
        LEFT, WIDTH - RIGHT, bottom(), bottom());
  }

  /** Draws the numbers of the horizontal axis. */
  void xTicks(boolean percent) {
    for (double tick : x.ticks()) {
      String label = x.label(tick, percent);
      boolean last = x(tick) + LETTER / 2 * label.length() > WIDTH - 2;
      text(last ? "end" : "middle", last ? WIDTH - 2 : x(tick), bottom() + 17, label);
    }
  }

  /** Writes what the horizontal axis counts. */
  void xLabel(String text) {
    text("middle", (LEFT + WIDTH - RIGHT) / 2.0, height - 8, text);
  }

  /** Draws a broken vertical line with a word beside it. */
  void mark(double value, String word) {
    double at = x(value);
    shape(
        "<line class=\"mark\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
        at, at, TOP, bottom());
    boolean right = at > WIDTH * 0.7;
    text(right ? "end" : "start", at + (right ? -5 : 5), TOP + 11, word);
  }

  /** Writes the names of what is drawn in each colour, above the rectangle, in as many lines. */
  void legend(List<String> names) {
    List<Integer> firsts = firstOfEachLine(names);
    above = Math.max(0, (firsts.size() - 2) * LINE);
    int line = firsts.size() == 1 ? 15 : 8 - above;
    double at = LEFT;
    for (int i = 0; i < names.size(); i++) {
      if (i > 0 && firsts.contains(i)) {
        at = LEFT;
        line += LINE;
      }
      shape(
          "<line class=\"line c%d\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>",
          i % COLOURS, at, at + 18, line, line);
      text("start", at + 23, line + 4, names.get(i));
      at += entry(names.get(i));
    }
  }

  private static List<Integer> firstOfEachLine(List<String> names) {
    List<Integer> firsts = new ArrayList<>(List.of(0));
    double at = LEFT;
    for (int i = 0; i < names.size(); i++) {
      if (at > LEFT && at + entry(names.get(i)) > WIDTH) {
        firsts.add(i);
        at = LEFT;
      }
      at += entry(names.get(i));
    }
    return firsts;
  }

  /** Returns how wide a name of the legend is, with its line and the gap behind it. */
  private static double entry(String name) {
    return 38 + LETTER * name.length();
  }

  /**
   * Writes text.
   *
   * @param anchor {@code start}, {@code middle} or {@code end}: what of the text is at the place
   */
  void text(String anchor, double x, double y, String text) {
    shape("<text text-anchor=\"" + anchor + "\" x=\"%.1f\" y=\"%.1f\">", x, y);
    svg.text(text).raw("</text>");
  }

  /** Draws markup with numbers in it. */
  void shape(String format, Object... values) {
    svg.raw(String.format(Locale.ROOT, format, values));
  }

  /** Draws markup as it is. */
  void raw(String markup) {
    svg.raw(markup);
  }

  /** Ends the drawing and returns it. */
  String svg() {
    return String.format(
            Locale.ROOT,
            "<svg class=\"chart\" viewBox=\"0 %d %d %d\" role=\"img\" aria-label=\"%s\">",
            -above,
            WIDTH,
            height + above,
            Html.escape(title))
        + svg.raw("</svg>");
  }
}
