package org.truezero.experiments.lab;

/**
 * Hears what a lab does. Called by one thread at a time, {@link #stopRequested} aside; of networks
 * that are trained side by side another may begin before one has ended.
 */
public interface LabListener {
  /** Hears nothing and never asks to stop. */
  LabListener NONE =
      new LabListener() {
        @Override
        public void begins(String cell, long examples) {}

        @Override
        public void progress(long examples) {}

        @Override
        public void ended(String cell, Outcome outcome) {}

        @Override
        public boolean stopRequested() {
          return false;
        }
      };

  /**
   * Called before something is trained that was not trained before.
   *
   * @param cell what
   * @param examples how many will be presented, to all that are trained side by side
   */
  void begins(String cell, long examples);

  /**
   * Called after every mini-batch.
   *
   * @param examples presented so far, to all that are trained side by side
   */
  void progress(long examples);

  /**
   * Called when something was trained.
   *
   * @param cell what
   * @param outcome what was measured
   */
  void ended(String cell, Outcome outcome);

  /**
   * Returns whether to stop before the next batch; asked by all threads that train side by side.
   */
  boolean stopRequested();
}
