package org.truezero.experiments.study;

import java.util.Map;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Listening;
import org.truezero.experiments.lab.Outcome;
import org.truezero.network.Linear;
import org.truezero.network.Network;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingDivergedException;
import org.truezero.train.TrainingResult;

/** A softmax of the features alone: its error says how well classes are separated linearly. */
final class LinearClassifier {
  /** So many examples are presented however few rows there are. */
  private static final int PRESENTED = 20_000;

  private LinearClassifier() {}

  /** Returns how many examples are presented. */
  static long examples(Dataset train) {
    return length(train).inExamples(train.size());
  }

  private static Span length(Dataset train) {
    return Span.epochs(Math.max(5, PRESENTED / train.size()));
  }

  /**
   * Learns from some rows and is judged on others.
   *
   * @param train rows to learn from, at a rate that fits the size of their features
   * @param test other rows with the same features
   * @return the fraction of test rows misclassified, as {@link Outcome#TEST_ERROR}; NaN if training
   *     diverged
   */
  static Map<String, Double> error(Lab lab, Dataset train, Dataset test) {
    StudyData data = new StudyData("features", train, test);
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(data.rate() / 3).withLimit(length(train));
    Network network = Network.zero(data.architecture(0, 1, new Linear()));
    try {
      TrainingResult result =
          new Trainer(lab.execution())
              .train(
                  network,
                  settings,
                  train,
                  Optional.empty(),
                  Optional.of(test),
                  new Listening(lab.listener()));
      return Map.of(Outcome.TEST_ERROR, result.test().orElseThrow().errorRate());
    } catch (TrainingDivergedException e) {
      return Map.of(Outcome.TEST_ERROR, Double.NaN);
    }
  }
}
