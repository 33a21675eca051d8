package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.truezero.train.Evaluator;
import org.truezero.train.TrainingDivergedException;

/**
 * The error of a linear classifier on what each layer of a network makes of rows that the network
 * has not learned from. The network learns from the first half of the rows, the linear classifiers
 * from some or all of the second half.
 */
final class Separability {
  private static final int LAYERS = 3;
  private static final int UNITS = 200;
  private static final long FIRST_SEED = 1;

  /** Multiples of a rate at which rectifiers are stable. */
  private static final float[] FACTORS = {1, 3, 10};

  private final Lab lab;
  private final StudyData learning;
  private final Dataset rest;
  private final int[] labels;
  private final int seeds;
  private final Kind sparse;
  private final Kind dense;

  /** Networks of one kind of units, each kind at its own rate. */
  private record Kind(String name, PenalisedTraining training, float l1) {
    String text() {
      return name + " at the rate " + training.rate();
    }

    /** Returns the network, or none if its training diverged. */
    Optional<Network> network(Lab lab, long seed) throws IOException {
      try {
        return Optional.of(training.withSeed(seed).network(lab, l1));
      } catch (TrainingDivergedException e) {
        return Optional.empty();
      }
    }
  }

  /**
   * Divides the rows and chooses the rates.
   *
   * @param few labelled rows, where there are not more than there are rows
   * @param epochs of the networks
   */
  Separability(Lab lab, StudyData data, int few, int epochs, int seeds) throws IOException {
    this.lab = lab;
    this.seeds = seeds;
    long half = data.train().size() / 2;
    learning = data.first((int) half);
    rest = RowsView.of(data.train(), new RowChoice.Range(half, data.train().size()));
    labels = IntStream.of((int) Math.min(few, rest.size()), (int) rest.size()).distinct().toArray();
    sparse = chosen(new Rectifier(), epochs, 1e-3f);
    dense = chosen(new Tanh(), epochs, 0);
  }

  /** Chooses the rate with the first seed, by the error on the rows not learned from. */
  private Kind chosen(Unit unit, int epochs, float l1) throws IOException {
    PenalisedTraining training =
        new PenalisedTraining(learning, LAYERS, UNITS, unit, epochs, FIRST_SEED);
    PenalisedTraining best = training;
    double lowest = Double.POSITIVE_INFINITY;
    for (float factor : FACTORS) {
      PenalisedTraining candidate = training.withRate(factor * training.rate());
      double error = error(candidate, l1);
      if (error < lowest) {
        lowest = error;
        best = candidate;
      }
    }
    return new Kind(unit.text(), best, l1);
  }

  /** Returns the error on the rows not learned from; 1 if training diverges. */
  private double error(PenalisedTraining training, float l1) throws IOException {
    try {
      return new Evaluator(lab.execution()).evaluate(training.network(lab, l1), rest).errorRate();
    } catch (TrainingDivergedException e) {
      return 1;
    }
  }

  void report(FindingsDraft draft) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (int count : labels) {
      List<List<Double>> bySparse = errors(sparse, count);
      List<List<Double>> byDense = errors(dense, count);
      draft.chart(chart(count, bySparse, byDense));
      for (int layer = 0; layer <= LAYERS; layer++) {
        rows.add(
            List.of(
                name(layer),
                Figures.count(count),
                Figures.percent(Spread.of(bySparse.get(layer))),
                Figures.percent(Spread.of(byDense.get(layer)))));
      }
      claims(draft, count, bySparse, byDense);
    }
    draft.table(
        new Findings.Table(
            "separability",
            "Test error of a linear classifier on "
                + learning.name()
                + "; the networks learned from "
                + Figures.count(learning.train().size())
                + " other rows",
            List.of("features", "labels", sparse.name, dense.name),
            rows));
    draft.paragraph(
        "A linear classifier learns from the input, and from what each layer of a network makes of"
            + " it. The network has learned from other rows, so that nothing is separated merely"
            + " because it was learned by heart. The rectifiers are sparse ("
            + Figures.percent(zeros())
            + " exact zeros), tanh is dense; each learned for "
            + sparse.training.epochs()
            + " epochs at the best of three rates ("
            + Figures.number(sparse.training.rate())
            + " and "
            + Figures.number(dense.training.rate())
            + "), chosen with the first seed by the network's own error on the rows that it has"
            + " not learned from.");
  }

  private double zeros() throws IOException {
    Optional<Network> network = sparse.network(lab, FIRST_SEED);
    return network.isEmpty()
        ? Double.NaN
        : ActiveCounts.of(network.get(), learning.test(), lab.execution()).zeroFraction();
  }

  /** Returns the errors of each layer, the input first, one for each seed. */
  private List<List<Double>> errors(Kind kind, int count) throws IOException {
    List<List<Double>> errors = new ArrayList<>();
    for (int layer = 0; layer <= LAYERS; layer++) {
      List<Double> each = new ArrayList<>();
      for (long seed = FIRST_SEED; seed <= seeds; seed++) {
        each.add(error(kind, layer, count, seed));
      }
      errors.add(each);
    }
    return errors;
  }

  private double error(Kind kind, int layer, int count, long seed) throws IOException {
    Optional<Network> network = kind.network(lab, seed);
    if (network.isEmpty()) {
      return Double.NaN;
    }
    Dataset chosen = count == rest.size() ? rest : LabelledSubset.of(rest, count, seed);
    String features = layer == 0 ? "input" : kind.text() + ", layer " + layer;
    String cell = learning.name() + ", " + features + ", labels " + count + ", seed " + seed;
    return lab.measure(
            cell,
            learning.identity(),
            LinearClassifier.examples(chosen),
            () ->
                LinearClassifier.error(
                    lab,
                    representation(network.get(), layer, chosen),
                    representation(network.get(), layer, learning.test())))
        .get(Outcome.TEST_ERROR);
  }

  private Dataset representation(Network network, int layer, Dataset rows) {
    return layer == 0 ? rows : Representation.of(network, layer, rows, lab.execution());
  }

  private static String name(int layer) {
    return layer == 0 ? "input" : "layer " + layer;
  }

  private BarChart chart(int count, List<List<Double>> bySparse, List<List<Double>> byDense) {
    return new BarChart(
        "Test error of a linear classifier, " + Figures.count(count) + " labels",
        "features it learns from",
        true,
        IntStream.rangeClosed(0, LAYERS).mapToObj(Separability::name).toList(),
        List.of(
            new BarChart.Bars(sparse.name + " (sparse)", means(bySparse)),
            new BarChart.Bars(dense.name + " (dense)", means(byDense))));
  }

  private static double[] means(List<List<Double>> errors) {
    return errors.stream().mapToDouble(each -> Spread.of(each).mean()).toArray();
  }

  private void claims(
      FindingsDraft draft, int count, List<List<Double>> bySparse, List<List<Double>> byDense) {
    String where = learning.name() + ", " + Figures.count(count) + " labels";
    draft
        .claims()
        .below(
            "layers of rectifiers separate classes better than the input",
            where,
            bySparse.get(LAYERS),
            bySparse.get(0),
            Figures::percent)
        .below(
            "a sparse representation is more linearly separable than a dense one",
            where + ", layer " + LAYERS,
            bySparse.get(LAYERS),
            byDense.get(LAYERS),
            Figures::percent);
  }
}
