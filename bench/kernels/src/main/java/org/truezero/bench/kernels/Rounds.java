package org.truezero.bench.kernels;

import java.util.Arrays;
import java.util.List;

/**
 * Times pieces of code in turn, round after round, so that what disturbs the machine for a while
 * disturbs all of them, and takes the median of the rounds. Every second round goes backwards.
 *
 * @param rounds samples of each piece, 1 or more
 * @param sampleNanos how long one sample lasts at least; short pieces are repeated
 * @param warmupNanos how long each piece runs before anything is timed
 */
record Rounds(int rounds, long sampleNanos, long warmupNanos) {
  /** For results: half a second or more per piece. */
  static final Rounds FULL = new Rounds(15, 20_000_000, 300_000_000);

  /** To see that everything works; the numbers mean little. */
  static final Rounds QUICK = new Rounds(3, 1_000_000, 20_000_000);

  /** Returns the seconds that one run of each piece takes, in the order of the pieces. */
  double[] medianSeconds(List<Runnable> pieces) {
    // All are warm before any is counted: the first would otherwise be counted half compiled.
    pieces.forEach(piece -> repetitions(piece, warmupNanos));
    long[] repetitions = new long[pieces.size()];
    for (int i = 0; i < repetitions.length; i++) {
      repetitions[i] = repetitions(pieces.get(i), sampleNanos);
    }
    double[][] samples = new double[pieces.size()][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int k = 0; k < repetitions.length; k++) {
        int i = round % 2 == 0 ? k : repetitions.length - 1 - k;
        samples[i][round] = sample(pieces.get(i), repetitions[i]);
      }
    }
    return Arrays.stream(samples).mapToDouble(Rounds::median).toArray();
  }

  /** Returns the median, of an even number the mean of the middle two; sorts the samples. */
  static double median(double[] samples) {
    Arrays.sort(samples);
    int middle = samples.length / 2;
    return samples.length % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
  }

  /** Runs a piece for a while and returns how often it fits into a sample by its latest speed. */
  private long repetitions(Runnable piece, long nanos) {
    long started = System.nanoTime();
    long runs = 1;
    double seconds = sample(piece, runs);
    while (System.nanoTime() - started < nanos) {
      runs = fitting(seconds, nanos / 4);
      seconds = sample(piece, runs);
    }
    return fitting(seconds, sampleNanos);
  }

  private static long fitting(double seconds, long nanos) {
    return Math.max(1, (long) Math.ceil(nanos * 1e-9 / Math.max(seconds, 1e-10)));
  }

  /** One run before the clock starts brings the caches into the state of repeated runs. */
  private static double sample(Runnable piece, long repetitions) {
    piece.run();
    long started = System.nanoTime();
    for (long run = 0; run < repetitions; run++) {
      piece.run();
    }
    return (System.nanoTime() - started) * 1e-9 / repetitions;
  }
}
