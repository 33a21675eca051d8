package org.truezero.experiments.picture;

import java.util.List;
import java.util.stream.Collectors;

/** A picture of numbers as SVG, coloured by the style sheet of the page around it. */
public interface Chart {
  /** Returns what is shown. */
  String title();

  /** Returns the chart as an SVG element. */
  String svg();

  /** Returns the numbers that are drawn as rows of text, heads first; nothing if there are none. */
  default List<List<String>> records() {
    return List.of();
  }

  /** Returns the chart as a file of its own, twice as large. */
  default String file() {
    String svg = svg();
    String width = svg.replaceFirst("(?s).*?viewBox=\"0 -?\\d+ (\\d+) .*", "$1");
    return svg.replaceFirst(
            "<svg ",
            "<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\" width=\""
                + 2 * Integer.parseInt(width)
                + "\" ")
        .replaceFirst(
            ">",
            "><style>"
                + style()
                + "</style><rect y=\"-100%\" width=\"100%\" height=\"200%\" style=\"fill:var(--card)\"/>");
  }

  /** Returns a number of a record: whole numbers without a point, nothing for NaN. */
  static String number(double value) {
    return Double.isNaN(value)
        ? ""
        : value == Math.rint(value) && Math.abs(value) < 1e15
            ? Long.toString((long) value)
            : Double.toString(value);
  }

  /** Returns the colours of light and dark screens and the rules that charts need. */
  private static String style() {
    String all = Html.style();
    String colours = all.substring(all.indexOf(":root"), all.indexOf("* {"));
    return all.lines()
        .filter(line -> line.matches("(svg text|\\.(grid|axis|mark|line|c\\d|dot|bar|pixels)) .*"))
        .collect(Collectors.joining("\n", colours + "\n", ""));
  }
}
