package org.truezero.train;

import java.util.Arrays;
import java.util.OptionalDouble;

/** Area under the receiver operating characteristic, exactly, from all scores. */
final class RankingCurve {
  private static final int MOST = 1 << 27;

  private final long[] keys;
  private int size;
  private long positives;

  RankingCurve(long rows) {
    keys = new long[(int) Math.min(rows, MOST)];
  }

  /** Takes one example; past 134 million rows the rest is left out. */
  void add(float score, boolean positive) {
    if (size < keys.length) {
      keys[size++] = (long) ordered(score) << 1 | (positive ? 1 : 0);
      positives += positive ? 1 : 0;
    }
  }

  /** Returns an integer that sorts like the float; +0 and −0 are one number. */
  private static int ordered(float score) {
    int bits = Float.floatToIntBits(score + 0f);
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  /** Returns the fraction of pairs in the right order, ties half; empty if a class is missing. */
  OptionalDouble area() {
    long negatives = size - positives;
    if (positives == 0 || negatives == 0) {
      return OptionalDouble.empty();
    }
    Arrays.sort(keys, 0, size);
    double pairs = 0;
    long below = 0;
    for (int from = 0; from < size; ) {
      int to = from;
      long tiedPositives = 0;
      while (to < size && keys[to] >> 1 == keys[from] >> 1) {
        tiedPositives += keys[to++] & 1;
      }
      long tiedNegatives = to - from - tiedPositives;
      pairs += tiedPositives * (below + 0.5 * tiedNegatives);
      below += tiedNegatives;
      from = to;
    }
    return OptionalDouble.of(pairs / ((double) positives * negatives));
  }
}
