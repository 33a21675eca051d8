package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Spread;

/**
 * Accuracies on Amazon reviews as tables.
 *
 * @param domains their names
 * @param rows one for each kind of features
 * @param folds the same on the raw reviews
 */
record AmazonReport(List<String> domains, List<Row> rows, List<FoldRow> folds) {
  /**
   * One kind of features.
   *
   * @param features their name
   * @param few accuracies of each domain with few labels, one for each draw
   * @param all accuracy of each domain with all labels
   */
  record Row(String features, Map<String, List<Double>> few, Map<String, List<Double>> all) {}

  /**
   * One kind of features, over folds.
   *
   * @param features their name
   * @param accuracies of each domain
   */
  record FoldRow(String features, Map<String, Spread> accuracies) {}

  Findings findings(List<String> paragraphs) {
    List<List<String>> few = new ArrayList<>();
    List<List<String>> all = new ArrayList<>();
    List<List<String>> raw = new ArrayList<>();
    for (Row row : rows) {
      few.add(line(row.features, row.few));
      all.add(line(row.features, row.all));
    }
    for (FoldRow row : folds) {
      List<String> cells = new ArrayList<>(List.of(row.features));
      domains.forEach(domain -> cells.add(Figures.percent(row.accuracies.get(domain))));
      cells.add(
          Figures.percent(
              row.accuracies.values().stream().mapToDouble(Spread::mean).average().orElse(0)));
      raw.add(cells);
    }
    few.add(List.of("paper, 3 layers", "", "", "", "", "78.95 %"));
    return new Findings(
        "Polarity of Amazon reviews (Glorot et al. 2011, §4.2)",
        paragraphs,
        List.of(
            table("few", "Accuracy from 100 labels, mean ± deviation over draws", few),
            table("all", "Accuracy from 2 000 labels", all),
            table("folds", "Raw reviews, 2 000 of each domain, mean ± deviation over folds", raw)),
        List.of());
  }

  private Findings.Table table(String name, String caption, List<List<String>> rows) {
    List<String> columns = new ArrayList<>(List.of("features"));
    columns.addAll(domains);
    columns.add("mean");
    return new Findings.Table(name, caption, columns, rows);
  }

  private List<String> line(String features, Map<String, List<Double>> accuracies) {
    List<String> cells = new ArrayList<>(List.of(features));
    int draws = accuracies.get(domains.get(0)).size();
    double[] means = new double[draws];
    for (String domain : domains) {
      double[] values = accuracies.get(domain).stream().mapToDouble(each -> each).toArray();
      cells.add(Figures.percent(Spread.of(values)));
      for (int draw = 0; draw < draws; draw++) {
        means[draw] += values[draw] / domains.size();
      }
    }
    cells.add(Figures.percent(Spread.of(means)));
    return cells;
  }
}
