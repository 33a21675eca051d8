package org.truezero.cli.report;

import java.util.List;
import java.util.Locale;
import org.truezero.experiments.picture.Html;

/**
 * Confusion counts as an SVG heat table: rows are true classes, columns predicted ones, colour the
 * fraction of the row. Counts are written into the cells when there is room; every cell says what
 * it is when pointed at.
 *
 * @param names name of each class
 * @param counts rows: true class, columns: predicted class
 */
record ConfusionPicture(List<String> names, List<List<Long>> counts) {
  private static final int SIDE = 720;

  /** Room for the words "true" and "predicted" beside the names. */
  private static final int CAPTION = 26;

  /** Width of a letter of the names at their largest, 13 pixels high. */
  private static final double LETTER = 7.9;

  private static final int MOST_LETTERS = 14;
  private static final int MOST_WITH_COUNTS = 20;

  /** More classes than this make cells too small to see. */
  static final int MOST_CLASSES = 150;

  /** Returns the space for the names beside and above the cells. */
  private int margin() {
    int longest = names.stream().mapToInt(name -> shortened(name).length()).max().orElse(0);
    return (int) (CAPTION + LETTER * Math.max(3, longest));
  }

  /** Returns the table as an SVG element. */
  String svg() {
    int classes = counts.size();
    double cell = Math.min(46, (double) (SIDE - margin()) / classes);
    double side = margin() + cell * classes + 4;
    Html svg = new Html();
    shape(
        svg,
        "<svg class=\"confusion\" style=\"max-width:%.0fpx\" viewBox=\"0 0 %.1f %.1f\""
            + " role=\"img\" aria-label=\"confusion matrix\">",
        side,
        side,
        side);
    shape(
        svg,
        "<rect class=\"field\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%.1f\"/>",
        margin(),
        margin(),
        cell * classes,
        cell * classes);
    shape(
        svg,
        "<text class=\"side\" text-anchor=\"middle\" x=\"%.1f\" y=\"14\">predicted</text>",
        margin() + cell * classes / 2);
    shape(
        svg,
        "<text class=\"side\" text-anchor=\"middle\" transform=\"translate(14 %.1f)"
            + " rotate(-90)\">true</text>",
        margin() + cell * classes / 2);
    for (int row = 0; row < classes; row++) {
      labels(svg, row, cell);
      cells(svg, row, cell);
    }
    return svg.raw("</svg>").toString();
  }

  private void labels(Html svg, int at, double cell) {
    double size = Math.max(5, Math.min(13, cell * 0.92));
    double middle = margin() + (at + 0.5) * cell;
    String name = shortened(names.get(at));
    String hint = "<title>" + Html.escape(names.get(at)) + "</title>";
    shape(
        svg,
        "<text style=\"font-size:%.1fpx\" class=\"name\" text-anchor=\"end\" x=\"%d\" y=\"%.1f\">",
        size,
        margin() - 5,
        middle + size * 0.35);
    svg.raw(hint).text(name).raw("</text>");
    boolean upright = name.length() <= 2;
    shape(
        svg,
        upright
            ? "<text style=\"font-size:%.1fpx\" class=\"name\" text-anchor=\"middle\" transform=\"translate(%.1f %d)\">"
            : "<text style=\"font-size:%.1fpx\" class=\"name\" text-anchor=\"start\" transform=\"translate(%.1f %d)"
                + " rotate(-60)\">",
        size,
        middle,
        margin() - 6);
    svg.raw(hint).text(name).raw("</text>");
  }

  private void cells(Html svg, int row, double cell) {
    List<Long> line = counts.get(row);
    long examples = line.stream().mapToLong(Long::longValue).sum();
    for (int column = 0; column < line.size(); column++) {
      long count = line.get(column);
      if (count > 0) {
        double fraction = (double) count / examples;
        boolean right = row == column;
        // The square root lets rare mistakes be seen beside frequent hits.
        double strength = right ? 0.15 + 0.75 * fraction : 0.12 + 0.88 * Math.sqrt(fraction);
        shape(
            svg,
            "<g><rect class=\"%s\" fill-opacity=\"%.2f\" x=\"%.2f\" y=\"%.2f\""
                + " width=\"%.2f\" height=\"%.2f\"/>",
            right ? "hit" : "miss",
            strength,
            margin() + column * cell + 0.5,
            margin() + row * cell + 0.5,
            cell - 1,
            cell - 1);
        svg.raw("<title>").text(hint(row, column, count, examples)).raw("</title>");
        if (line.size() <= MOST_WITH_COUNTS) {
          shape(
              svg,
              "<text class=\"count\" text-anchor=\"middle\" style=\"font-size:%.1fpx\" x=\"%.1f\""
                  + " y=\"%.1f\">%d</text>",
              Math.min(12, cell * 0.32),
              margin() + (column + 0.5) * cell,
              margin() + (row + 0.5) * cell + 4,
              count);
        }
        svg.raw("</g>");
      }
    }
  }

  private String hint(int row, int column, long count, long examples) {
    return String.format(
        Locale.ROOT,
        "true %s, predicted %s: %,d of %,d (%.1f %%)",
        names.get(row),
        names.get(column),
        count,
        examples,
        100.0 * count / examples);
  }

  private static String shortened(String name) {
    return name.length() <= MOST_LETTERS ? name : name.substring(0, MOST_LETTERS - 1) + "…";
  }

  private static void shape(Html svg, String format, Object... values) {
    svg.raw(String.format(Locale.ROOT, format, values));
  }
}
