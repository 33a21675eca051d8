package org.truezero.cli;

import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Shows how far one training of several is, and stops it when asked.
 *
 * @param progress the line to draw
 * @param stop whether somebody asked to stop
 */
record FoldListener(ProgressLine progress, StopSignal stop) implements TrainingListener {
  @Override
  public void afterBatch(TrainingState state) {
    progress.update(state.progress().examples(), "");
  }

  @Override
  public boolean stopRequested() {
    return stop.requested();
  }
}
