package org.truezero.pretrain;

/**
 * Hears from a pre-training in progress. Called on its thread between two batches; an exception
 * thrown here ends it and reaches the caller.
 */
public interface PretrainListener {
  /** Hears nothing. */
  PretrainListener NONE = new PretrainListener() {};

  /**
   * Called after every mini-batch.
   *
   * @param state the live state; may be written to a checkpoint, must not be kept
   */
  default void afterBatch(PretrainState state) {}

  /**
   * Called after every record.
   *
   * @param state the live state
   * @param record what was seen
   */
  default void afterEpoch(PretrainState state, PretrainRecord record) {}

  /** Returns whether to stop before the next batch. */
  default boolean stopRequested() {
    return false;
  }
}
