package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Listening;
import org.truezero.experiments.lab.Outcome;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;
import org.truezero.train.Evaluator;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingDivergedException;

/**
 * Trainings in which units may die.
 *
 * @param data examples
 * @param epochs of each training
 * @param seeds trainings of each kind
 */
record Dying(StudyData data, int epochs, int seeds) {
  private static final int LAYERS = 2;
  private static final int UNITS = 200;

  /**
   * A kind of hidden layers.
   *
   * @param name in tables
   * @param layer each of them
   * @param revived whether dead units are drawn again after each epoch
   */
  record Kind(String name, HiddenLayer layer, boolean revived) {
    static final Kind RECTIFIER = of("rectifier");
    static final Kind REVIVED = new Kind("rectifier, revived", RECTIFIER.layer, true);
    static final Kind BALANCED =
        new Kind(
            "half negated",
            new HiddenLayer(UNITS, RECTIFIER.layer.unit(), SignBalance.EXACT_HALF),
            false);

    static Kind of(String unit) {
      return new Kind(unit, new HiddenLayer(UNITS, Unit.parse(unit), SignBalance.NONE), false);
    }
  }

  /** Trains one kind at one rate from every seed. */
  List<Outcome> outcomes(Lab lab, Kind kind, float rate) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      TrainSettings settings =
          TrainSettings.paper()
              .withSeed(seed)
              .withLearningRate(rate)
              .withLimit(Span.epochs(epochs));
      outcomes.add(
          lab.measure(
              data.name() + ", " + kind.name + ", rate " + rate + ", seed " + seed,
              data.identity() + " epochs " + epochs,
              settings.limit().inExamples(data.train().size()),
              () -> numbers(lab, kind, settings)));
    }
    return outcomes;
  }

  private Map<String, Double> numbers(Lab lab, Kind kind, TrainSettings settings) {
    Network network = Network.random(data.architecture(LAYERS, kind.layer), settings.seed());
    DeathWatch watch =
        new DeathWatch(
            network, data.train(), lab.execution(), kind.revived, new Listening(lab.listener()));
    double error;
    try {
      new Trainer(lab.execution())
          .train(network, settings, data.train(), Optional.empty(), Optional.empty(), watch);
      error = new Evaluator(lab.execution()).evaluate(network, data.test()).errorRate();
    } catch (TrainingDivergedException e) {
      error = Double.NaN;
    }
    Map<String, Double> numbers = new LinkedHashMap<>(watch.numbers());
    numbers.put(Outcome.TEST_ERROR, error);
    return numbers;
  }

  /** Returns the fractions of dead outputs after the last epoch; NaN where training diverged. */
  List<Double> dead(List<Outcome> outcomes) {
    return Outcome.each(outcomes, "dead " + epochs);
  }
}
