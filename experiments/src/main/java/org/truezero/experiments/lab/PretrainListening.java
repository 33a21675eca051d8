package org.truezero.experiments.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.truezero.pretrain.PretrainListener;
import org.truezero.pretrain.PretrainState;

/** Tells the listener of a lab about a pre-training, and writes checkpoints. */
final class PretrainListening implements PretrainListener {
  /** Writing more often would cost more than is lost by a crash. */
  private static final long CHECKPOINT_NANOS = 120_000_000_000L;

  /** Writes the state to the checkpoint. */
  interface Writer {
    void write(PretrainState state) throws IOException;
  }

  private final LabListener to;
  private final long epoch;
  private final Writer writer;
  private long written = System.nanoTime();
  private boolean stopped;

  PretrainListening(LabListener to, long epoch, Writer writer) {
    this.to = to;
    this.epoch = epoch;
    this.writer = writer;
  }

  @Override
  public void afterBatch(PretrainState state) {
    PretrainState.Progress at = state.progress();
    long before = state.stack().settings().examplesBefore(at.layer(), at.candidate(), epoch);
    to.progress(before + at.examples());
    boolean stopping = to.stopRequested();
    if (stopping || System.nanoTime() - written > CHECKPOINT_NANOS) {
      write(state);
    }
    // Not before the checkpoint is there, so that stopping never loses a batch.
    stopped = stopping;
  }

  private void write(PretrainState state) {
    if (!state.stack().usable()) {
      // The pre-training is about to find out that it diverged; the last good state stays.
      return;
    }
    try {
      writer.write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = System.nanoTime();
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }
}
