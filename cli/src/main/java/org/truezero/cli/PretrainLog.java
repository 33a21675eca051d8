package org.truezero.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainListener;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainState;

/** Shows how a pre-training goes, and writes checkpoints every so many epochs and on a stop. */
final class PretrainLog implements PretrainListener {
  /** Writes the state to the checkpoint. */
  interface Writer {
    void write(PretrainState state) throws IOException;
  }

  private final Console console;
  private final ProgressLine progress;
  private final StopSignal stop;
  private final Writer writer;
  private final boolean regularly;
  private final long epoch;
  private long started = System.nanoTime();
  private long before = -1;
  private boolean stopped;

  /**
   * Prepares to listen.
   *
   * @param regularly whether to write a checkpoint at the end of every epoch
   * @param epoch examples of one epoch
   */
  PretrainLog(
      Console console,
      ProgressLine progress,
      StopSignal stop,
      Writer writer,
      boolean regularly,
      long epoch) {
    this.console = console;
    this.progress = progress;
    this.stop = stop;
    this.writer = writer;
    this.regularly = regularly;
    this.epoch = epoch;
  }

  @Override
  public void afterBatch(PretrainState state) {
    PretrainState.Progress at = state.progress();
    if (before < 0) {
      before = at.examples();
    }
    long earlier = state.stack().settings().examplesBefore(at.layer(), at.candidate(), epoch);
    progress.update(earlier + at.examples(), "layer " + (at.layer() + 1));
    boolean stopping = stop.requested();
    boolean ended = at.examples() == at.recorded();
    // With a parameter that is not finite the pre-training is about to say that it diverged; the
    // last good state stays, and nobody is told that there is one to go on from.
    boolean usable = (stopping || regularly && ended) && state.stack().usable();
    if (usable) {
      write(state);
    }
    // Not before the checkpoint is there, so that stopping never loses a batch.
    stopped = stopping && usable;
  }

  private void write(PretrainState state) {
    try {
      writer.write(state);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean stopRequested() {
    return stopped;
  }

  @Override
  public void afterEpoch(PretrainState state, PretrainRecord record) {
    long now = System.nanoTime();
    double seconds = Math.max(1e-9, (now - started) * 1e-9);
    long shown = record.examples() - (record.examples() <= epoch ? 0 : Math.max(0, before));
    console.log(line(state, record, Math.round(shown / seconds)));
    started = System.nanoTime();
    before = record.examples();
  }

  private static String line(PretrainState state, PretrainRecord record, long rate) {
    LayerSettings layer = state.stack().settings().layers().get(record.layer());
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "layer %d", record.layer() + 1));
    if (layer.learningRates().size() > 1) {
      line.append("  rate ").append(Format.number(record.learningRate()));
    }
    line.append(String.format(Locale.ROOT, "  epoch %3d  loss ", record.epoch()));
    line.append(Format.number(record.loss()));
    record.heldOut().ifPresent(loss -> line.append("  valid ").append(Format.number(loss)));
    line.append("  zeros ").append(Format.percent(record.zeroFraction()));
    return line.append(String.format(Locale.ROOT, "  %,d examples/s", rate)).toString();
  }
}
