package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Schema;
import org.truezero.model.Checkpoint;
import org.truezero.model.CheckpointListener;
import org.truezero.model.Model;
import org.truezero.model.Provenance;
import org.truezero.model.Restored;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;
import org.truezero.train.TrainingState;

/**
 * One training, from checked settings and loaded data to a model.
 *
 * @param architecture the network
 * @param settings how it is trained
 * @param data rows to train, validate and test on
 * @param provenance where the model will come from
 * @param start the hidden layers to start from, or empty to draw them
 */
record TrainingTask(
    Architecture architecture,
    TrainSettings settings,
    DataOptions.Loaded data,
    Provenance provenance,
    Optional<StartWeights> start) {
  /** Refuses weights that do not fit, before any work, and says what the model started from. */
  TrainingTask {
    start.ifPresent(from -> from.requireFitting(architecture));
    provenance = start.isPresent() ? provenance.withStart(start.get().origin()) : provenance;
  }

  /**
   * Where and how often to write down the state.
   *
   * @param file the checkpoint
   * @param every how often
   * @param resume whether to go on from the file
   * @param otherKernels whether to go on even if the file was written with other kernels
   */
  record Checkpoints(Path file, Span every, boolean resume, boolean otherKernels) {}

  /** Trains until the limit, the patience or a stop. */
  TrainingResult run(
      Execution execution, Checkpoints checkpoints, StopSignal stop, TrainingListener log)
      throws IOException {
    CheckpointListener writer =
        new CheckpointListener(
            checkpoints.file,
            checkpoints.every,
            data.train().size(),
            schema(),
            provenance,
            stop::requested);
    Listeners listeners = new Listeners(List.of(log, writer));
    Trainer trainer = new Trainer(execution);
    if (checkpoints.resume) {
      TrainingState state = restored(checkpoints).state();
      return trainer.resume(state, data.train(), data.valid(), data.test(), listeners);
    }
    Network network =
        start
            .map(from -> from.network(architecture, schema().target(), settings.seed()))
            .orElseGet(() -> Network.random(architecture, settings.seed()));
    return trainer.train(network, settings, data.train(), data.valid(), data.test(), listeners);
  }

  /** Returns where the checkpoint was, with the limit of now. */
  private Restored restored(Checkpoints checkpoints) throws IOException {
    Restored read = Checkpoint.read(checkpoints.file);
    try {
      Restored restored = read.withLimit(settings.limit(), data.train().size());
      restored.requireSame(architecture, settings, provenance, checkpoints.otherKernels);
      return restored;
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(checkpoints.file + ": " + e.getMessage(), e);
    }
  }

  /** Returns what to save. */
  Model model(TrainingResult result) {
    Provenance complete =
        result
            .best()
            .map(best -> provenance.withBestEpoch(result.history().get(best).epoch()))
            .orElse(provenance);
    return new Model(result.network(), schema(), Optional.of(settings), complete, result.history());
  }

  /** Returns whether a model was made by this training. */
  boolean made(Model model) {
    return model.network().architecture().equals(architecture)
        && model.settings().equals(Optional.of(settings))
        && model.provenance().sameTraining(provenance);
  }

  private Schema schema() {
    return data.train().schema();
  }

  /** Deletes a checkpoint that is no longer of use. */
  static void discard(Path checkpoint) throws IOException {
    Files.deleteIfExists(checkpoint);
  }
}
