package org.truezero.experiments.lab;

import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Tells the listener of a lab about a training.
 *
 * @param to who hears
 */
public record Listening(LabListener to) implements TrainingListener {
  @Override
  public void afterBatch(TrainingState state) {
    to.progress(state.progress().examples());
  }

  @Override
  public boolean stopRequested() {
    return to.stopRequested();
  }
}
