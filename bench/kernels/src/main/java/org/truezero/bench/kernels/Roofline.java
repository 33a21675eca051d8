package org.truezero.bench.kernels;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The shortest time that a machine allows for pieces of work that follow each other: for each what
 * its memory needs or what its arithmetic needs, whichever is longer (Williams, Waterman and
 * Patterson 2009, "Roofline").
 *
 * @param limits of the machine
 * @param threads that work
 * @param workingSet bytes that are gone over again and again, of all threads together; they decide
 *     which cache or memory the weights come from
 */
record Roofline(MachineLimits limits, int threads, long workingSet) {
  /** Weights that a forward pass reloads come from the second-level cache; half a usual one. */
  private static final long NEAR = 512 << 10;

  /** What a pass waits for. */
  enum Limit {
    /** The weights, each touched row once. */
    WEIGHTS,
    /** The weights, reloaded from the second-level cache for each entry. */
    RELOADS,
    /** Multiplications and additions. */
    ARITHMETIC
  }

  /** Returns the time to move the weights once. */
  double weightSeconds(Work work) {
    long bytes = workingSet / threads;
    return work.bytesRead() / limits.readBandwidth(threads, bytes)
        + 2 * work.bytesUpdated() / limits.updateBandwidth(threads, bytes);
  }

  /** Returns the time to reload weights from the second-level cache. */
  double reloadSeconds(Work work) {
    return work.bytesReloaded() / limits.readBandwidth(threads, NEAR);
  }

  /** Returns the time to compute. */
  double arithmeticSeconds(Work work) {
    return work.flops() / limits.peakFlops(threads);
  }

  /** Returns the shortest time of any algorithm. */
  double seconds(List<Work> works) {
    return sum(works, work -> Math.max(weightSeconds(work), arithmeticSeconds(work)));
  }

  /** Returns the shortest time if each entry of a list loads its weights anew. */
  double secondsFromLists(List<Work> works) {
    return sum(works, this::fromLists);
  }

  private double fromLists(Work work) {
    return Math.max(reloadSeconds(work), Math.max(weightSeconds(work), arithmeticSeconds(work)));
  }

  /** Returns what most of {@link #secondsFromLists} is spent waiting for. */
  Limit limit(List<Work> works) {
    double[] waiting = new double[Limit.values().length];
    for (Work work : works) {
      waiting[limit(work).ordinal()] += fromLists(work);
    }
    Limit longest = Limit.WEIGHTS;
    for (Limit limit : Limit.values()) {
      longest = waiting[limit.ordinal()] > waiting[longest.ordinal()] ? limit : longest;
    }
    return longest;
  }

  private Limit limit(Work work) {
    if (weightSeconds(work) >= fromLists(work)) {
      return Limit.WEIGHTS;
    }
    return reloadSeconds(work) >= fromLists(work) ? Limit.RELOADS : Limit.ARITHMETIC;
  }

  private static double sum(List<Work> works, ToDoubleFunction<Work> seconds) {
    return works.stream().mapToDouble(seconds).sum();
  }
}
