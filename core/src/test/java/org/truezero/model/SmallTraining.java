package org.truezero.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.train.Dropout;
import org.truezero.train.Optimizer;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;

/**
 * A training of a few seconds' work at most, with everything that has to survive an interruption:
 * dropout, a schedule, validation inside and at the end of epochs, learned parameters. Also a
 * program, so that a test can kill it: {@code CHECKPOINT MODEL OPTIMIZER PAUSE_MILLIS}.
 */
final class SmallTraining {
  static final PatternRows TRAIN = new PatternRows(1, 97);
  static final PatternRows VALID = new PatternRows(2, 40);
  private static final String KERNELS = "scalar";

  private SmallTraining() {}

  public static void main(String[] arguments) throws IOException {
    Path checkpoint = Path.of(arguments[0]);
    long pause = Long.parseLong(arguments[3]);
    CheckpointListener writer = listener(checkpoint, 8, () -> false);
    TrainingListener slow =
        new TrainingListener() {
          @Override
          public void afterBatch(org.truezero.train.TrainingState state) {
            writer.afterBatch(state);
            try {
              Thread.sleep(pause);
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    TrainingResult result =
        Files.exists(checkpoint)
            ? resume(Checkpoint.read(checkpoint), slow)
            : start(settings(arguments[2]), slow);
    ModelFile.write(Path.of(arguments[1]), model(result, arguments[2]));
  }

  static TrainSettings settings(String optimizer) {
    return TrainSettings.paper()
        .withLimit(Span.epochs(4))
        .withBatchSize(8)
        .withLearningRate(optimizer.startsWith("adam") ? 0.01f : 0.1f)
        .withOptimizer(Optimizer.parse(optimizer))
        .withSchedule(Schedule.parse("inverse:3e"))
        .withPenalties(new Penalties(List.of(1e-3f), 1e-4f, 2f, 3))
        .withDropout(new Dropout(0.2f, List.of(0.5f, 0.3f)))
        .withEarlyStopping(
            new org.truezero.train.EarlyStopping(Span.examples(61), Optional.empty()));
  }

  static Network network() {
    return Network.random(
        new Architecture(
            PatternRows.FEATURES,
            List.of(
                new HiddenLayer(18, new Rectifier(), SignBalance.RANDOM),
                new HiddenLayer(7, Unit.parse("prelu:0.1"), SignBalance.NONE)),
            new SoftmaxHead(3),
            Initialisation.GLOROT),
        3);
  }

  static Provenance provenance() {
    return Provenance.of(
        KERNELS,
        1,
        new Provenance.Source("train", TRAIN.fingerprint()),
        Optional.of(new Provenance.Source("valid", VALID.fingerprint())));
  }

  static CheckpointListener listener(
      Path file, long every, java.util.function.BooleanSupplier stop) {
    return new CheckpointListener(
        file, Span.examples(every), TRAIN.size(), TRAIN.schema(), provenance(), stop);
  }

  /** Two layers of rectifiers that are to have certain zeros, found with dropout or without. */
  static TrainSettings targetSettings(float dropout) {
    return settings("sgd")
        .withDropout(new Dropout(0, List.of(dropout)))
        .withPenalties(Penalties.NONE.withTarget(new SparsityTarget(List.of(0.8, 0.7))));
  }

  static Network rectifiers() {
    HiddenLayer hidden = new HiddenLayer(18, new Rectifier(), SignBalance.RANDOM);
    return Network.random(
        new Architecture(
            PatternRows.FEATURES, List.of(hidden, hidden), new SoftmaxHead(3), Initialisation.HE),
        3);
  }

  static TrainingResult start(TrainSettings settings, TrainingListener listener) {
    return start(network(), settings, listener);
  }

  static TrainingResult start(Network network, TrainSettings settings, TrainingListener listener) {
    try (Execution execution = Execution.open(1, KERNELS)) {
      return new Trainer(execution)
          .train(network, settings, TRAIN, Optional.of(VALID), Optional.empty(), listener);
    }
  }

  static TrainingResult resume(Restored restored, TrainingListener listener) {
    return resume(network(), restored, listener);
  }

  static TrainingResult resume(Network like, Restored restored, TrainingListener listener) {
    restored.requireSame(like.architecture(), restored.state().settings(), provenance(), false);
    try (Execution execution = Execution.open(2, KERNELS)) {
      return new Trainer(execution)
          .resume(restored.state(), TRAIN, Optional.of(VALID), Optional.empty(), listener);
    }
  }

  static Model model(TrainingResult result, String optimizer) {
    return new Model(
        result.network(),
        TRAIN.schema(),
        Optional.of(settings(optimizer)),
        provenance().withBestEpoch(result.history().get(result.best().orElseThrow()).epoch()),
        result.history());
  }
}
