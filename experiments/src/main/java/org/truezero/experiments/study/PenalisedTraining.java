package org.truezero.experiments.study;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.truezero.experiments.lab.Lab;
import org.truezero.network.Network;
import org.truezero.network.Unit;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Trainings with an L1 penalty on activations (Glorot et al. 2011, §3.1).
 *
 * @param data examples
 * @param layers hidden layers
 * @param units of each
 * @param unit what they compute
 * @param epochs of each training
 * @param seed of everything random
 * @param rate of learning
 */
record PenalisedTraining(
    StudyData data, int layers, int units, Unit unit, int epochs, long seed, float rate) {
  /** Describes trainings at a rate at which rectifiers are stable. */
  PenalisedTraining(StudyData data, int layers, int units, Unit unit, int epochs, long seed) {
    this(data, layers, units, unit, epochs, seed, data.rate());
  }

  /** Returns a penalty as text, without a power of ten. */
  static String text(float l1) {
    return new BigDecimal(Float.toString(l1)).stripTrailingZeros().toPlainString();
  }

  /** Returns the same from another seed. */
  PenalisedTraining withSeed(long other) {
    return new PenalisedTraining(data, layers, units, unit, epochs, other, rate);
  }

  /** Returns the same at another rate. */
  PenalisedTraining withRate(float other) {
    return new PenalisedTraining(data, layers, units, unit, epochs, seed, other);
  }

  /** Names a training. */
  String cell(float l1) {
    return data.name()
        + ", "
        + layers
        + " layers of "
        + units
        + " "
        + unit.text()
        + ", rate "
        + rate
        + ", L1 "
        + text(l1)
        + ", epochs "
        + epochs
        + ", seed "
        + seed;
  }

  /** Draws the network to start from. */
  Network start() {
    return Network.random(data.architecture(layers, units, unit), seed);
  }

  /** Returns the settings with a penalty. */
  TrainSettings settings(float l1) {
    return TrainSettings.paper()
        .withSeed(seed)
        .withLearningRate(rate)
        .withLimit(Span.epochs(epochs))
        .withPenalties(new Penalties(List.of(l1), 0, Float.POSITIVE_INFINITY, 1));
  }

  /** Trains a network, unless it is there. */
  Network network(Lab lab, float l1) throws IOException {
    return lab.network(cell(l1), this::start, settings(l1), data.train());
  }
}
