package org.truezero.bench.kernels;

import java.util.List;

/**
 * What this machine can do at most, as far as Java gets at it: arrays begin as those of the kernels
 * do, so that vectors are aligned where objects are.
 *
 * @param machine what was measured
 * @param bandwidths by threads, then by working set, ascending
 * @param peaks arithmetic, by threads
 * @param barriers cost of a run of empty tasks, by threads
 */
record MachineLimits(
    Machine machine, List<Bandwidth> bandwidths, List<Peak> peaks, List<Barrier> barriers) {

  /**
   * Speed of memory at one size of the working set. All threads together; each has an array of its
   * own.
   *
   * @param threads how many worked at the same time
   * @param bytes working set of each thread
   * @param read bytes per second of reading alone
   * @param update bytes per second read and written, in sum, when changing an array in place
   */
  record Bandwidth(int threads, long bytes, double read, double update) {}

  /**
   * Speed of arithmetic, all threads together.
   *
   * @param threads how many worked at the same time
   * @param flops fused multiply-adds per second, each counted as two
   */
  record Peak(int threads, double flops) {}

  /**
   * Cost of starting all threads and waiting for them.
   *
   * @param threads how many took part; one needs no waiting
   * @param seconds per run
   */
  record Barrier(int threads, double seconds) {}

  /** Returns what may be read per second. */
  double readBandwidth(int threads, long bytes) {
    return bandwidth(threads, bytes, false);
  }

  /** Returns the sum of what may be read and written per second in place. */
  double updateBandwidth(int threads, long bytes) {
    return bandwidth(threads, bytes, true);
  }

  /** Straight lines between the measured sizes, the size on a logarithmic scale. */
  private double bandwidth(int threads, long bytes, boolean update) {
    List<Bandwidth> of = bandwidths.stream().filter(b -> b.threads == threads).toList();
    if (of.isEmpty()) {
      throw new IllegalArgumentException("no limits were measured for " + threads + " threads");
    }
    Bandwidth low = of.get(0);
    for (Bandwidth high : of) {
      if (high.bytes >= bytes) {
        double span = Math.log((double) high.bytes / low.bytes);
        double part = span > 0 ? Math.max(0, Math.log((double) bytes / low.bytes)) / span : 0;
        return (1 - part) * speed(low, update) + part * speed(high, update);
      }
      low = high;
    }
    return speed(low, update);
  }

  private static double speed(Bandwidth bandwidth, boolean update) {
    return update ? bandwidth.update : bandwidth.read;
  }

  /** Returns the operations per second. */
  double peakFlops(int threads) {
    return peaks.stream()
        .filter(peak -> peak.threads == threads)
        .mapToDouble(Peak::flops)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no peak was measured for " + threads + " threads"));
  }
}
