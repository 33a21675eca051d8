package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Claims;
import org.truezero.experiments.lab.Difference;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.LineChart;

/** Test errors by number of labels, as tables and charts, image set by image set. */
final class FewLabelsReport {
  private static final String PAPER =
      "The paper, on NORB: pre-training helps rectifiers much where labels are few and not at all"
          + " where all images are labelled; tanh it always helps.";

  private final List<String> lines;
  private final List<String> paragraphs = new ArrayList<>(List.of(PAPER));
  private final List<Findings.Table> tables = new ArrayList<>();
  private final List<Chart> charts = new ArrayList<>();
  private final Claims claims = new Claims();

  /**
   * Starts without any set.
   *
   * @param lines names of the kinds of networks: pairs, each with pre-training and without
   */
  FewLabelsReport(List<String> lines) {
    this.lines = lines;
  }

  /** Adds an image set for which there are no files. */
  void missing(ImageSet set) {
    paragraphs.add("Not run, because the files are not there: " + set.title() + ".");
  }

  /**
   * Adds an image set.
   *
   * @param title says so if something stands in
   * @param setup what was done
   * @param labels sizes of the labelled subsets
   * @param all how many images there are
   * @param tests how many images judge
   * @param outcomes of each line, for each size and seed
   */
  void add(
      ImageSet set,
      String title,
      String setup,
      List<Integer> labels,
      int all,
      long tests,
      List<List<List<Outcome>>> outcomes) {
    paragraphs.add(setup);
    tables.add(
        new Findings.Table(
            set.key() + "-errors",
            title + ": test error, mean ± deviation over seeds",
            columns(),
            rows(labels, outcomes, Outcome.TEST_ERROR)));
    tables.add(
        new Findings.Table(
            set.key() + "-zeros",
            title + ": exact zeros of the hidden layers on the test images",
            columns(),
            rows(labels, outcomes, Outcome.ZEROS)));
    charts.add(chart(title, labels, outcomes));
    addClaims(title, labels, all, tests, outcomes);
  }

  private List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("labels"));
    columns.addAll(lines);
    return columns;
  }

  private static List<List<String>> rows(
      List<Integer> labels, List<List<List<Outcome>>> outcomes, String number) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<String> row = new ArrayList<>(List.of(Figures.count(labels.get(i))));
      for (List<List<Outcome>> line : outcomes) {
        row.add(Figures.percent(line.get(i), number));
      }
      rows.add(row);
    }
    return rows;
  }

  /** With pre-training and without (Glorot et al. 2011, §4.1). */
  private void addClaims(
      String title, List<Integer> labels, int all, long tests, List<List<List<Outcome>>> outcomes) {
    for (int l = 0; l + 1 < lines.size(); l += 2) {
      String line = lines.get(l + 1);
      for (int i = 0; i < labels.size(); i++) {
        String where = title + ", " + Figures.count(labels.get(i)) + " labels";
        List<Double> with = Outcome.each(outcomes.get(l).get(i), Outcome.TEST_ERROR);
        List<Double> without = Outcome.each(outcomes.get(l + 1).get(i), Outcome.TEST_ERROR);
        Difference seen = Difference.ofErrors(with, without, tests);
        if (labels.get(i) == all && line.equals(UnitKind.RECTIFIER.text())) {
          claims.notBelow(
              "pre-training no longer helps " + line + " when all images are labelled",
              where,
              seen,
              Figures::percent);
        } else {
          claims.below("pre-training helps " + line, where, seen, Figures::percent);
        }
      }
    }
  }

  private LineChart chart(String title, List<Integer> labels, List<List<List<Outcome>>> outcomes) {
    double[] x = labels.stream().mapToDouble(Integer::doubleValue).toArray();
    List<LineChart.Series> series = new ArrayList<>();
    for (int l = 0; l < lines.size(); l++) {
      double[] y =
          outcomes.get(l).stream()
              .mapToDouble(of -> Spread.of(Outcome.each(of, Outcome.TEST_ERROR)).mean())
              .toArray();
      series.add(new LineChart.Series(lines.get(l), x, y));
    }
    return new LineChart(
        title + ": test error by labels",
        "labels",
        true,
        LineChart.Kind.FRACTION,
        series,
        OptionalDouble.empty(),
        "");
  }

  Findings findings() {
    List<Findings.Table> all = new ArrayList<>(tables);
    all.add(claims.table());
    return new Findings(
        "Error against the number of labels (Glorot et al. 2011, figure 4)",
        paragraphs,
        all,
        charts);
  }
}
