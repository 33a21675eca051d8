package org.truezero.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.truezero.data.Schema;
import org.truezero.train.Span;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Writes checkpoints while a training runs: regularly, and when somebody asks it to stop. A file
 * that cannot be written ends the training with an {@link UncheckedIOException}; the checkpoint
 * before it is still there. For one training at a time.
 */
public final class CheckpointListener implements TrainingListener {
  private final Path file;
  private final long every;
  private final Schema schema;
  private final Provenance provenance;
  private final BooleanSupplier stop;
  private long written = -1;
  private boolean stopped;

  /**
   * Prepares to listen.
   *
   * @param file where checkpoints go, each replacing the one before
   * @param every how often
   * @param epoch examples of one epoch
   * @param schema how rows are read
   * @param provenance what is trained on
   * @param stop whether somebody asked to stop; asked after every batch, on the training thread
   */
  public CheckpointListener(
      Path file,
      Span every,
      long epoch,
      Schema schema,
      Provenance provenance,
      BooleanSupplier stop) {
    this.file = file;
    this.every = every.inExamples(epoch);
    this.schema = schema;
    this.provenance = provenance;
    this.stop = stop;
  }

  @Override
  public void afterBatch(TrainingState state) {
    long examples = state.progress().examples();
    if (written < 0) {
      written = examples;
    }
    boolean stopping = stop.getAsBoolean();
    // With a parameter that is not finite the training is about to say that it diverged; the last
    // good state stays, and nobody is told that there is one to go on from.
    boolean usable = (stopping || examples - written >= every) && state.network().usable();
    if (usable) {
      write(state);
      written = examples;
    }
    // Not before the checkpoint is there, so that stopping never loses a batch.
    stopped = stopping && usable;
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }

  private void write(TrainingState state) {
    try {
      Checkpoint.write(file, state, schema, provenance);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
