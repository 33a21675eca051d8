package org.truezero.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.truezero.experiments.picture.Html;

/**
 * Tables that say what confusion counts mean.
 *
 * @param page receives them
 * @param names name of each class
 * @param confusion rows: true class, columns: predicted class
 */
record ErrorTables(Html page, List<String> names, List<List<Long>> confusion) {

  private record Pair(int truth, int predicted, long count) {}

  /** Writes the pairs of classes that are mixed up most often. */
  void frequent(int most) {
    List<Pair> pairs = new ArrayList<>();
    for (int row = 0; row < confusion.size(); row++) {
      for (int column = 0; column < confusion.size(); column++) {
        long count = confusion.get(row).get(column);
        if (row != column && count > 0) {
          pairs.add(new Pair(row, column, count));
        }
      }
    }
    if (pairs.isEmpty()) {
      page.element("p", "None.");
      return;
    }
    // The sort is stable: equal counts stay in the order of the classes.
    pairs.sort(Comparator.comparingLong(pair -> -pair.count));
    page.raw("<table><tr><th>true</th><th>predicted</th><th class=\"n\">times</th></tr>");
    for (Pair pair : pairs.subList(0, Math.min(most, pairs.size()))) {
      page.raw("<tr>")
          .element("td", names.get(pair.truth))
          .element("td", names.get(pair.predicted))
          .element("td class=\"n\"", String.format(Locale.ROOT, "%,d", pair.count))
          .raw("</tr>");
    }
    page.raw("</table>");
  }

  /** Writes precision, recall and F1 of every class, folded away. */
  void perClass() {
    page.raw("<details><summary>Precision, recall and F1 per class</summary>");
    page.raw("<div class=\"panel\"><table><tr><th>class</th><th class=\"n\">examples</th>");
    page.raw(
        "<th class=\"n\">precision</th><th class=\"n\">recall</th><th class=\"n\">F1</th></tr>");
    List<ClassScores> scores = ClassScores.of(confusion);
    for (int k = 0; k < scores.size(); k++) {
      ClassScores score = scores.get(k);
      page.raw("<tr>")
          .element("td", names.get(k))
          .element("td class=\"n\"", String.format(Locale.ROOT, "%,d", score.examples()));
      rate(score.precision());
      rate(score.recall());
      rate(score.f1());
      page.raw("</tr>");
    }
    page.raw("</table></div></details>");
  }

  private void rate(double value) {
    page.element("td class=\"n\"", Double.isNaN(value) ? "–" : Report.percent(value));
  }
}
