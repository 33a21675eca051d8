package org.truezero.experiments.lab;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.truezero.data.Dataset;
import org.truezero.model.SettingsJson;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingDivergedException;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;

/**
 * A network to train and evaluate.
 *
 * @param cell what, told apart from other cells of the experiment
 * @param start makes the network to start from; not asked for what was done before
 * @param settings how
 * @param train what on
 * @param valid to choose the best epoch; without it the last one counts
 * @param test to evaluate on at the end
 */
public record Training(
    String cell,
    Lab.Start start,
    TrainSettings settings,
    Dataset train,
    Optional<Dataset> valid,
    Optional<Dataset> test) {
  /** Returns what the outcome depends on besides the kernels: another one is another training. */
  String identity() {
    return identity(start, settings, Stream.of(Optional.of(train), valid, test));
  }

  /** Returns what a training depends on. */
  static String identity(Lab.Start start, TrainSettings settings, Stream<Optional<Dataset>> data) {
    return data.map(rows -> rows.map(Dataset::fingerprint).orElse("none"))
        .collect(
            Collectors.joining("\n", SettingsJson.write(settings) + "\n", "\n" + start.identity()));
  }

  /** Returns how many examples will be presented, at most. */
  long examples() {
    return settings.limit().inExamples(train.size());
  }

  /**
   * Trains; the numbers are those that fit the head, all NaN if training diverged.
   *
   * @throws StoppedException if it ended because the listener asked; asking after the last
   *     mini-batch comes too late
   */
  Map<String, Double> run(Network network, Execution execution, TrainingListener listener) {
    try {
      TrainingResult result =
          new Trainer(execution).train(network, settings, train, valid, test, listener);
      StoppedException.requireWhole(result);
      return Outcome.of(result).numbers();
    } catch (TrainingDivergedException e) {
      return Map.of(Outcome.VALID_ERROR, Double.NaN, Outcome.TEST_ERROR, Double.NaN);
    }
  }
}
