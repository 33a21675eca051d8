package org.truezero.experiments.paper;

import org.truezero.data.Dataset;
import org.truezero.data.Target;

/**
 * Images to learn from, to choose by and to be judged on, in one schema.
 *
 * @param train labelled images
 * @param valid others, for early stopping and the choice of settings
 * @param test others, looked at once
 */
record ImageData(Dataset train, Dataset valid, Dataset test) {
  /** Returns the number of classes. */
  int classes() {
    return ((Target.Classes) train.schema().target()).names().size();
  }
}
