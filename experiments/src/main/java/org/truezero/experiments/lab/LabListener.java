package org.truezero.experiments.lab;

/** Hears what a lab does. Called on its thread. */
public interface LabListener {
  /**
   * Called before something is trained that was not trained before.
   *
   * @param cell what
   * @param examples how many will be presented
   */
  void begins(String cell, long examples);

  /**
   * Called after every mini-batch.
   *
   * @param examples presented so far
   */
  void progress(long examples);

  /**
   * Called when something was trained.
   *
   * @param cell what
   * @param outcome what was measured
   */
  void ended(String cell, Outcome outcome);

  /** Returns whether to stop before the next batch. */
  boolean stopRequested();
}
