package org.truezero.bench.jobs;

/** A system that trains. Used by one thread. */
public interface Learner extends Classifier {
  /** Goes back to the weights of the job and to the first example of the order. */
  void restart();

  /**
   * Trains on the next examples of the order, in whole batches.
   *
   * @param examples how many, at least
   */
  void train(int examples);
}
