package org.truezero.train;

/**
 * Hears from a training in progress. Called on the training thread between two batches; an
 * exception thrown here ends the training and reaches the caller.
 */
public interface TrainingListener {
  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /**
   * Called after every mini-batch.
   *
   * @param state the live state; may be written to a checkpoint, must not be kept
   */
  default void afterBatch(TrainingState state) {}

  /**
   * Called after every validation point.
   *
   * @param state the live state
   * @param epoch what was seen
   */
  default void afterEpoch(TrainingState state, EpochRecord epoch) {}

  /** Returns whether the training should stop before the next batch. */
  default boolean stopRequested() {
    return false;
  }
}
