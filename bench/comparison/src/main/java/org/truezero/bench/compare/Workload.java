package org.truezero.bench.compare;

import java.util.List;
import org.truezero.bench.jobs.Task;

/**
 * One thing to compare.
 *
 * @param name as on the command line and in the tables
 * @param what in words, for the tables
 * @param task what is measured
 * @param recipe network to start from
 * @param batch examples of a mini-batch, or of a prediction
 * @param rate learning rate
 * @param length how long it runs
 * @param systems names of the systems that take part
 * @param targets what TrueZero is meant to reach
 */
record Workload(
    String name,
    String what,
    Task task,
    Recipe recipe,
    int batch,
    float rate,
    Length length,
    List<String> systems,
    List<Target> targets) {
  /**
   * How long runs are.
   *
   * @param warmUp examples of the warm-up, at least
   * @param truezero examples timed with TrueZero
   * @param others examples timed with other systems that read every input; fewer where they would
   *     take too long
   */
  record Length(int warmUp, int truezero, int others) {
    /** The same for all. */
    static Length of(int warmUp, int examples) {
      return new Length(warmUp, examples, examples);
    }
  }

  /** Returns whether it is run with so many threads; TrueZero predicts with one per session. */
  boolean runsWith(int threads) {
    return threads == 1 || task == Task.TRAIN || task == Task.TRAIN_UNTIL;
  }

  /** Returns the examples timed with a system. */
  int examples(Contestant contestant) {
    return contestant.peer() && !contestant.readsLists() ? length.others() : length.truezero();
  }
}
