package org.truezero.bench.compare;

/**
 * TrueZero against the fastest of some systems on a workload with a number of threads.
 *
 * @param workload what was run
 * @param target what it was meant to reach
 * @param threads how many
 * @param fastest name of the fastest of the systems
 * @param ratio how many times as fast TrueZero was, by medians
 */
record Verdict(Workload workload, Target target, int threads, String fastest, double ratio) {
  /** Returns whether the target was reached. */
  boolean reached() {
    return target.reachedBy(ratio);
  }
}
