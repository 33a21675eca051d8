package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.network.Network;
import org.truezero.network.Unit;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * The trainings of one kind of units at several learning rates, each from several seeds.
 *
 * @param unit text of the units
 * @param trainings one for each rate
 */
record Race(String unit, List<AtRate> trainings) {
  private static final int LAYERS = 2;
  private static final int WIDTH = 100;

  /** Multiples of a rate at which rectifiers are stable. */
  private static final float[] FACTORS = {1, 3, 10, 30};

  /**
   * The trainings at one rate.
   *
   * @param rate of learning
   * @param runs what was seen before training and after each epoch, for each seed
   */
  record AtRate(float rate, List<List<Outcome>> runs) {
    /** Returns the training error that the trainings from all seeds reached. */
    double reached() {
      return runs.stream().mapToDouble(AtRate::lowest).max().orElse(1);
    }

    private static double lowest(List<Outcome> looks) {
      return looks.stream()
          .mapToDouble(look -> look.get(Outcome.TRAIN_ERROR))
          .filter(Double::isFinite)
          .min()
          .orElse(1);
    }

    /**
     * Returns how far the trainings had gone when they reached an error, one number for each seed.
     *
     * @param measure {@link Outcome#EPOCH} or {@link Outcome#SECONDS}
     */
    List<Double> until(double error, String measure) {
      return runs.stream().map(looks -> Race.until(looks, error, measure)).toList();
    }

    double mean(double error, String measure) {
      return until(error, measure).stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }

  static Race run(Lab lab, StudyData data, String unit, int epochs, int seeds) throws IOException {
    List<AtRate> trainings = new ArrayList<>();
    for (float factor : FACTORS) {
      float rate = factor * data.rate();
      List<List<Outcome>> runs = new ArrayList<>();
      for (long seed = 1; seed <= seeds; seed++) {
        long each = seed;
        TrainSettings settings =
            TrainSettings.paper()
                .withSeed(seed)
                .withLearningRate(rate)
                .withLimit(Span.epochs(epochs));
        runs.add(
            lab.follow(
                data.name() + ", " + unit + ", rate " + rate + ", seed " + seed,
                () -> Network.random(data.architecture(LAYERS, WIDTH, Unit.parse(unit)), each),
                settings,
                data.train(),
                network -> Map.of()));
      }
      trainings.add(new AtRate(rate, runs));
    }
    return new Race(unit, trainings);
  }

  /** Returns the lowest training error that all seeds reached at any one rate. */
  double reached() {
    return trainings.stream().mapToDouble(AtRate::reached).min().orElse(1);
  }

  /** Returns the trainings at the rate that reaches an error in fewest epochs, if any does. */
  Optional<AtRate> soonest(double error) {
    return trainings.stream()
        .filter(each -> each.reached() <= error)
        .min(Comparator.comparingDouble(each -> each.mean(error, Outcome.EPOCH)));
  }

  /** Returns the trainings that came nearest to an error, those that reached it soonest first. */
  AtRate best(double error) {
    return soonest(error)
        .orElseGet(
            () ->
                trainings.stream().min(Comparator.comparingDouble(AtRate::reached)).orElseThrow());
  }

  /**
   * Returns when a training reached an error. The error of an epoch is a mean over it; between two
   * epochs it is taken to fall along a straight line.
   *
   * @param looks before training, which has no error, and after each epoch
   * @param error fraction of the training examples misclassified
   * @param measure {@link Outcome#EPOCH} or {@link Outcome#SECONDS}
   * @return NaN if it never did
   */
  static double until(List<Outcome> looks, double error, String measure) {
    for (int at = 1; at < looks.size(); at++) {
      double now = looks.get(at).get(Outcome.TRAIN_ERROR);
      if (now <= error) {
        double to = looks.get(at).get(measure);
        if (at == 1) {
          return to;
        }
        double before = looks.get(at - 1).get(Outcome.TRAIN_ERROR);
        double from = looks.get(at - 1).get(measure);
        return from + (to - from) * (before - error) / (before - now);
      }
    }
    return Double.NaN;
  }
}
