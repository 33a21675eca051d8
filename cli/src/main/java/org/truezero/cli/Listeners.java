package org.truezero.cli;

import java.util.List;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * Several listeners as one. Training stops when any of them asks for it.
 *
 * @param all who hears, in this order
 */
record Listeners(List<TrainingListener> all) implements TrainingListener {
  @Override
  public void afterBatch(TrainingState state) {
    all.forEach(listener -> listener.afterBatch(state));
  }

  @Override
  public void afterEpoch(TrainingState state, EpochRecord epoch) {
    all.forEach(listener -> listener.afterEpoch(state, epoch));
  }

  @Override
  public boolean stopRequested() {
    return all.stream().anyMatch(TrainingListener::stopRequested);
  }
}
