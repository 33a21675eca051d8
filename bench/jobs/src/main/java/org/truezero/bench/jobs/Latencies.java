package org.truezero.bench.jobs;

import java.util.Arrays;

/** Single times, sorted. */
final class Latencies {
  private final long[] nanos;

  /** Sorts a copy of the times. */
  Latencies(long[] nanos) {
    this.nanos = nanos.clone();
    Arrays.sort(this.nanos);
  }

  /** Returns the smallest time that a fraction of all times does not exceed, in microseconds. */
  double micros(double fraction) {
    int rank = (int) Math.ceil(fraction * nanos.length);
    return nanos[Math.max(0, rank - 1)] / 1000.0;
  }
}
