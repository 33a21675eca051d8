package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.lab.Spread;
import org.truezero.network.Architecture;
import org.truezero.network.Linear;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.Unit;
import org.truezero.train.Evaluator;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * The score functions of CS231n, on CIFAR-10 if it is there: linear W·x, two layers W₂·max(0,
 * W₁·x), three layers, and three layers without the non-linearity, which are one matrix.
 */
final class ScoreFunctions {
  /** Units of a hidden layer, as in CS231n. */
  private static final int UNITS = 100;

  private final StudyData data;
  private final int epochs;
  private final int seeds;

  private ScoreFunctions(StudyData data, int epochs, int seeds) {
    this.data = data;
    this.epochs = epochs;
    this.seeds = seeds;
  }

  static ScoreFunctions of(StudyData data, StudySettings settings, DataFolders folders, Scale scale)
      throws IOException {
    int rows = scale.choose(1000, 10_000, 50_000);
    StudyData own = data.first(rows);
    StudyData chosen =
        settings.source().isPresent()
            ? own
            : StudyData.cifar10(folders, rows, scale.choose(1000, 5000, 10_000)).orElse(own);
    return new ScoreFunctions(chosen, scale.choose(1, 6, 20), scale.choose(1, 5, 5));
  }

  /** One function. */
  private record Function(String name, String formula, int hidden, Unit unit) {
    Architecture architecture(StudyData data) {
      return data.architecture(hidden, UNITS, unit);
    }
  }

  private static final Function LINEAR = new Function("linear", "W·x", 0, new Linear());
  private static final Function TWO =
      new Function("two layers", "W₂·max(0, W₁·x)", 1, new Rectifier());
  private static final Function THREE =
      new Function("three layers", "W₃·max(0, W₂·max(0, W₁·x))", 2, new Rectifier());
  private static final Function FLAT =
      new Function("three layers without the non-linearity", "W₃·W₂·W₁·x", 2, new Linear());

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    List<List<Double>> errors = new ArrayList<>();
    for (Function function : List.of(LINEAR, TWO, THREE, FLAT)) {
      List<Double> of = errors(lab, function);
      errors.add(of);
      rows.add(
          List.of(
              function.name,
              function.formula,
              Figures.count(parameters(function)),
              Figures.percent(Spread.of(of))));
    }
    draft.table(
        new Findings.Table(
            "functions",
            "Score functions on "
                + data.name()
                + ", "
                + Figures.count(data.train().size())
                + " rows to learn from, "
                + epochs
                + " epochs",
            List.of("function", "scores", "parameters", "test error"),
            rows));
    draft
        .claims()
        .below(
            "a hidden layer of rectifiers learns more than a linear function",
            data.name(),
            errors.get(1),
            errors.get(0),
            Figures::percent);
    new Collapse(network(lab, FLAT, 1), network(lab, THREE, 1), data).report(lab, draft);
  }

  private long parameters(Function function) {
    Architecture architecture = function.architecture(data);
    long sum = (architecture.inputsOf(function.hidden) + 1L) * data.classes();
    for (int l = 0; l < function.hidden; l++) {
      sum += (architecture.inputsOf(l) + 1L) * UNITS;
    }
    return sum;
  }

  private List<Double> errors(Lab lab, Function function) throws IOException {
    List<Double> errors = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      Network network = network(lab, function, seed);
      errors.add(new Evaluator(lab.execution()).evaluate(network, data.test()).errorRate());
    }
    return errors;
  }

  private Network network(Lab lab, Function function, long seed) throws IOException {
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(data.rate())
            .withLimit(Span.epochs(epochs));
    return lab.network(
        data.name() + ", " + function.name + ", epochs " + epochs + ", seed " + seed,
        () -> Network.random(function.architecture(data), seed),
        settings,
        data.train());
  }
}
