package org.truezero.experiments.lab;

import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/** Tells the listener of a lab about a training, or about several, one after the other. */
public final class Listening implements TrainingListener {
  private final LabListener to;

  /** Presented by the trainings before this one, and by this one. */
  private long before;

  private long now;

  /**
   * Begins to listen.
   *
   * @param to who hears
   */
  public Listening(LabListener to) {
    this.to = to;
  }

  @Override
  public void afterBatch(TrainingState state) {
    long examples = state.progress().examples();
    before += examples < now ? now : 0;
    now = examples;
    to.progress(before + now);
  }

  @Override
  public boolean stopRequested() {
    return to.stopRequested();
  }
}
