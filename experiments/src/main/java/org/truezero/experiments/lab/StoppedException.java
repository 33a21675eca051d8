package org.truezero.experiments.lab;

import org.truezero.train.TrainingResult;

/** An experiment was stopped by request. What was finished is remembered. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says that work was stopped. */
  public StoppedException() {
    super("stopped by request");
  }

  /** Throws if a training ended because it was asked to. */
  static void requireWhole(TrainingResult result) {
    if (result.stopped() == TrainingResult.Stop.REQUESTED) {
      throw new StoppedException();
    }
  }
}
