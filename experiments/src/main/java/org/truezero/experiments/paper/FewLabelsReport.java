package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.LineChart;

/**
 * Test errors by number of labels, as tables and a chart.
 *
 * @param lines names of the kinds of networks
 * @param labels sizes of the labelled subsets
 * @param errors of each line, for each size and seed
 * @param zeros of each line, for each size and seed
 */
record FewLabelsReport(
    List<String> lines,
    List<Integer> labels,
    List<List<List<Double>>> errors,
    List<List<List<Double>>> zeros) {

  Findings findings(String setup) {
    return new Findings(
        "Error against the number of labels (MNIST in place of NORB; Glorot et al. 2011, figure 4)",
        List.of(setup),
        List.of(
            table("errors", "Test error, mean ± deviation over seeds", errors),
            table("zeros", "Exact zeros of the hidden layers on the test images", zeros),
            claims()),
        List.of(chart()));
  }

  private Findings.Table table(String name, String caption, List<List<List<Double>>> numbers) {
    List<String> columns = new ArrayList<>(List.of("labels"));
    columns.addAll(lines);
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(labels.get(i))));
      for (List<List<Double>> line : numbers) {
        row.add(Figures.percent(Spread.of(line.get(i))));
      }
      rows.add(row);
    }
    return new Findings.Table(name, caption, columns, rows);
  }

  /** Pairs of lines, each with pre-training and without (Glorot et al. 2011, §4.1). */
  private Findings.Table claims() {
    Claims claims = new Claims();
    for (int l = 0; l + 1 < lines.size(); l += 2) {
      for (int i = 0; i < labels.size(); i++) {
        claims.below(
            "pre-training helps " + lines.get(l + 1),
            labels.get(i) + " labels",
            errors.get(l).get(i),
            errors.get(l + 1).get(i),
            Figures::percent);
      }
    }
    return claims.table();
  }

  private LineChart chart() {
    double[] x = labels.stream().mapToDouble(Integer::doubleValue).toArray();
    List<LineChart.Series> series = new ArrayList<>();
    for (int l = 0; l < lines.size(); l++) {
      double[] y = errors.get(l).stream().mapToDouble(of -> Spread.of(of).mean()).toArray();
      series.add(new LineChart.Series(lines.get(l), x, y));
    }
    return new LineChart(
        "Test error by labels",
        "labels",
        true,
        LineChart.Kind.FRACTION,
        series,
        OptionalDouble.empty(),
        "");
  }
}
