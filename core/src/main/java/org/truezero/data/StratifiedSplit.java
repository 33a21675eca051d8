package org.truezero.data;

import java.util.Arrays;
import java.util.function.LongToIntFunction;
import org.truezero.math.RandomStream;

/**
 * Divides rows at random so that every class keeps its share. A class with at least one row always
 * has one among the training rows.
 */
final class StratifiedSplit {
  final RowChoice train;
  final RowChoice valid;

  private StratifiedSplit(RowChoice train, RowChoice valid) {
    this.train = train;
    this.valid = valid;
  }

  /** Divides the rows; {@code fraction} is in (0, 1). Both parts keep the order of the rows. */
  static StratifiedSplit of(RowChoice rows, LongToIntFunction strata, double fraction, long seed) {
    if (rows.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a split of " + rows.size() + " rows, expected at most " + (Integer.MAX_VALUE - 8));
    }
    requireSmall(rows);
    long[] left = count(rows, strata);
    long[] wanted = apportion(left, fraction);
    int validSize = Math.toIntExact(Arrays.stream(wanted).sum());
    int[] valid = new int[validSize];
    int[] train = new int[(int) rows.size() - validSize];
    RandomStream random = new RandomStream(seed, "split");
    int validAt = 0;
    int trainAt = 0;
    for (long i = 0; i < rows.size(); i++) {
      int row = Math.toIntExact(rows.at(i));
      int stratum = strata.applyAsInt(row);
      // Knuth's algorithm S: take this row with probability (still wanted) / (still to come).
      if (random.uniformDouble(row, 0, 0) * left[stratum]-- < wanted[stratum]) {
        wanted[stratum]--;
        valid[validAt++] = row;
      } else {
        train[trainAt++] = row;
      }
    }
    return new StratifiedSplit(new RowChoice.Listed(train), new RowChoice.Listed(valid));
  }

  /** Refuses rows whose numbers are larger than those of chosen rows can be. */
  static void requireSmall(RowChoice rows) {
    long last = rows.size() == 0 ? 0 : rows.at(rows.size() - 1);
    if (last > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "row " + last + " of a part, expected at most " + Integer.MAX_VALUE);
    }
  }

  private static long[] count(RowChoice rows, LongToIntFunction strata) {
    long[] counts = new long[16];
    for (long i = 0; i < rows.size(); i++) {
      int stratum = strata.applyAsInt(rows.at(i));
      if (stratum >= counts.length) {
        counts = Arrays.copyOf(counts, Math.max(stratum + 1, 2 * counts.length));
      }
      counts[stratum]++;
    }
    return counts;
  }

  /** Rounds running totals, so that the parts of all classes add up to the rounded whole. */
  private static long[] apportion(long[] counts, double fraction) {
    long[] wanted = new long[counts.length];
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      long before = Math.round(seen * fraction);
      seen += counts[i];
      wanted[i] = Math.min(Math.round(seen * fraction) - before, Math.max(0, counts[i] - 1));
    }
    return wanted;
  }
}
