package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Spread;

/**
 * The sentiment table beside the paper's.
 *
 * @param columns one for each set of rated reviews, with the same networks
 */
record SentimentReport(List<Column> columns) {
  private static final Map<String, List<String>> PAPER =
      Map.of(
          "no hidden layer", List.of("0.885 ± 0.006", "99.4 %"),
          "rectifier, 1 layer, pre-trained", List.of("0.807 ± 0.004", "28.9 %"),
          "rectifier, 3 layers, pre-trained", List.of("0.746 ± 0.004", "53.9 %"),
          "rectifier, 3 layers", List.of("0.833", ""),
          "tanh, 3 layers, pre-trained", List.of("0.774 ± 0.008", "0.0 %"));

  /**
   * What was measured on one set.
   *
   * @param data its name
   * @param cells one for each kind of network
   */
  record Column(String data, List<Cell> cells) {
    List<Double> rmse(String network) {
      return cells.stream()
          .filter(cell -> cell.network.equals(network))
          .map(Cell::rmse)
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * One kind of network.
   *
   * @param network its name
   * @param rmse of each fold
   * @param zeros of each fold; of the input if there is no hidden layer
   */
  record Cell(String network, List<Double> rmse, List<Double> zeros) {}

  Findings findings(List<String> paragraphs) {
    List<String> heads = new ArrayList<>(List.of("network"));
    for (Column column : columns) {
      heads.add(column.data + " RMSE");
      heads.add(column.data + " zeros");
    }
    heads.add("paper RMSE (OpenTable)");
    heads.add("zeros in the paper");
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < columns.get(0).cells.size(); i++) {
      String network = columns.get(0).cells.get(i).network;
      List<String> row = new ArrayList<>(List.of(network));
      for (Column column : columns) {
        row.add(Figures.number(Spread.of(column.cells.get(i).rmse)));
        row.add(Figures.percent(Spread.of(column.cells.get(i).zeros)));
      }
      row.addAll(PAPER.getOrDefault(network, List.of("", "")));
      rows.add(row);
    }
    return new Findings(
        "Sentiment of reviews (Glorot et al. 2011, table 2)",
        paragraphs,
        List.of(
            new Findings.Table(
                "rmse", "Error of the expected rating, in stars; mean ± deviation", heads, rows),
            claims()),
        List.of());
  }

  private Findings.Table claims() {
    Claims claims = new Claims();
    String best = "rectifier, 3 layers, pre-trained";
    for (Column column : columns) {
      for (String other :
          List.of(
              "no hidden layer",
              "rectifier, 1 layer, pre-trained",
              "tanh, 3 layers, pre-trained",
              "rectifier, 3 layers")) {
        claims.below(
            best + " is better than " + other,
            column.data,
            column.rmse(best),
            column.rmse(other),
            Figures::number);
      }
    }
    return claims.table();
  }
}
