package org.truezero.bench.kernels;

import java.util.Locale;

/** Builds an SVG picture; numbers are written with a point, text is escaped. */
final class Svg {
  private final StringBuilder picture = new StringBuilder();

  /** Begins a picture of the given size. */
  Svg(int width, int height, String title) {
    shape("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", width, height);
    shape(" width=\"%d\" height=\"%d\" role=\"img\"", width, height);
    picture.append(" aria-label=\"").append(escape(title)).append("\">\n");
  }

  /** Appends markup; never text from outside. */
  Svg shape(String format, Object... values) {
    picture.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  /** Appends a line of its own. */
  Svg line(String format, Object... values) {
    return shape(format, values).shape("\n");
  }

  /**
   * Appends text.
   *
   * @param style class of the style sheet
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg text(String style, String anchor, double x, double y, String text) {
    return line(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        style, anchor, x, y, escape(text));
  }

  /** Returns text that is safe between tags and inside quoted attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Ends the picture. */
  String end() {
    return picture + "</svg>\n";
  }
}
