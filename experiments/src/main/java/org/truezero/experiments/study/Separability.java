package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.data.LabelledSubset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.BarChart;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.pretrain.Representation;

/**
 * The error of a linear classifier on what each layer of a network makes of rows that the network
 * has not learned from. The network learns from the first half of the rows, the linear classifiers
 * from some or all of the second half.
 */
final class Separability {
  private static final int LAYERS = 3;
  private static final int UNITS = 200;

  private static final String SPARSE = "rectifier";
  private static final String DENSE = "tanh";
  private static final float L1 = 1e-3f;

  private final Lab lab;
  private final StudyData learning;
  private final Dataset rest;
  private final int[] labels;
  private final int epochs;
  private final int seeds;

  /**
   * Divides the rows.
   *
   * @param few labelled rows, where there are not more than there are rows
   * @param epochs of the networks
   */
  Separability(Lab lab, StudyData data, int few, int epochs, int seeds) {
    this.lab = lab;
    this.epochs = epochs;
    this.seeds = seeds;
    long half = data.train().size() / 2;
    learning = data.first((int) half);
    rest = RowsView.of(data.train(), new RowChoice.Range(half, data.train().size()));
    labels = new int[] {(int) Math.min(few, rest.size()), (int) rest.size()};
  }

  void report(FindingsDraft draft) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int count : labels) {
      List<List<Double>> sparse = errors(SPARSE, new Rectifier(), L1, count);
      List<List<Double>> dense = errors(DENSE, new Tanh(), 0, count);
      draft.chart(chart(count, sparse, dense));
      for (int layer = 0; layer <= LAYERS; layer++) {
        rows.add(
            List.of(
                name(layer),
                Figures.count(count),
                Figures.percent(Spread.of(sparse.get(layer))),
                Figures.percent(Spread.of(dense.get(layer)))));
      }
      claims(draft, count, sparse, dense);
    }
    draft.table(
        new Findings.Table(
            "separability",
            "Test error of a linear classifier on "
                + learning.name()
                + "; the networks learned from "
                + Figures.count(learning.train().size())
                + " other rows",
            List.of("features", "labels", SPARSE, DENSE),
            rows));
    draft.paragraph(
        "A linear classifier learns from the input, and from what each layer of a network makes of"
            + " it. The network has learned from other rows, so that nothing is separated merely"
            + " because it was learned by heart. The rectifiers are sparse ("
            + Figures.percent(zeros())
            + " exact zeros), tanh is dense; both learned at the same rate, for "
            + epochs
            + " epochs.");
  }

  private Network network(Unit unit, float l1, long seed) throws IOException {
    return new PenalisedTraining(learning, LAYERS, UNITS, unit, epochs, seed).network(lab, l1);
  }

  private double zeros() throws IOException {
    return ActiveCounts.of(network(new Rectifier(), L1, 1), learning.test(), lab.execution())
        .zeroFraction();
  }

  /** Returns the errors of each layer, the input first, one for each seed. */
  private List<List<Double>> errors(String name, Unit unit, float l1, int count)
      throws IOException {
    List<List<Double>> errors = new ArrayList<>();
    for (int layer = 0; layer <= LAYERS; layer++) {
      List<Double> each = new ArrayList<>();
      for (long seed = 1; seed <= seeds; seed++) {
        each.add(error(name, network(unit, l1, seed), layer, count, seed));
      }
      errors.add(each);
    }
    return errors;
  }

  private double error(String name, Network network, int layer, int count, long seed)
      throws IOException {
    Dataset chosen = count == rest.size() ? rest : LabelledSubset.of(rest, count, seed);
    String features = layer == 0 ? "input" : name + ", layer " + layer;
    String cell = learning.name() + ", " + features + ", labels " + count + ", seed " + seed;
    return lab.measure(
            cell,
            chosen.size(),
            () ->
                LinearClassifier.error(
                    lab,
                    representation(network, layer, chosen),
                    representation(network, layer, learning.test())))
        .get(Outcome.TEST_ERROR);
  }

  private Dataset representation(Network network, int layer, Dataset rows) {
    return layer == 0 ? rows : Representation.of(network, layer, rows, lab.execution());
  }

  private static String name(int layer) {
    return layer == 0 ? "input" : "layer " + layer;
  }

  private static BarChart chart(int count, List<List<Double>> sparse, List<List<Double>> dense) {
    return new BarChart(
        "Test error of a linear classifier, " + Figures.count(count) + " labels",
        "features it learns from",
        true,
        IntStream.rangeClosed(0, LAYERS).mapToObj(Separability::name).toList(),
        List.of(
            new BarChart.Bars(SPARSE + " (sparse)", means(sparse)),
            new BarChart.Bars(DENSE + " (dense)", means(dense))));
  }

  private static double[] means(List<List<Double>> errors) {
    return errors.stream().mapToDouble(each -> Spread.of(each).mean()).toArray();
  }

  private void claims(
      FindingsDraft draft, int count, List<List<Double>> sparse, List<List<Double>> dense) {
    String where = learning.name() + ", " + Figures.count(count) + " labels";
    draft
        .claims()
        .below(
            "layers of rectifiers separate classes better than the input",
            where,
            sparse.get(LAYERS),
            sparse.get(0),
            Figures::percent)
        .below(
            "a sparse representation is more linearly separable than a dense one",
            where + ", layer " + LAYERS,
            sparse.get(LAYERS),
            dense.get(LAYERS),
            Figures::percent);
  }
}
