package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.truezero.math.RandomStream;

/**
 * Divides rows at random into parts of equal size, in each of which every class has its share. The
 * parts keep the order of the rows.
 */
final class StratifiedFolds {
  private final RowChoice rows;
  private final int[] foldOf;
  private final int folds;

  private StratifiedFolds(RowChoice rows, int[] foldOf, int folds) {
    this.rows = rows;
    this.foldOf = foldOf;
    this.folds = folds;
  }

  /** Divides rows; {@code folds} is 2 to their number. */
  static StratifiedFolds of(RowChoice rows, LongToIntFunction strata, int folds, long seed) {
    if (folds < 2 || folds > rows.size() || rows.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          folds + " folds of " + rows.size() + " rows, expected 2 to the number of rows");
    }
    StratifiedSplit.requireSmall(rows);
    int count = (int) rows.size();
    RandomStream random = new RandomStream(seed, "folds");
    int[] stratum = new int[count];
    long[] draw = new long[count];
    Integer[] order = new Integer[count];
    for (int i = 0; i < count; i++) {
      stratum[i] = strata.applyAsInt(rows.at(i));
      draw[i] = random.bits(rows.at(i), 0, 0);
      order[i] = i;
    }
    Arrays.sort(
        order,
        Comparator.comparingInt((Integer i) -> stratum[i])
            .thenComparingLong(i -> draw[i])
            .thenComparingInt(i -> i));
    // Dealt out like cards, class after class without a new deal: sizes differ by one at most.
    int[] foldOf = new int[count];
    for (int position = 0; position < count; position++) {
      foldOf[order[position]] = position % folds;
    }
    return new StratifiedFolds(rows, foldOf, folds);
  }

  int size() {
    return folds;
  }

  /** Returns the rows that were divided. */
  RowChoice all() {
    return rows;
  }

  /** Returns the rows of a part, or all others. */
  RowChoice rows(int fold, boolean inside) {
    List<Integer> chosen = new ArrayList<>();
    for (int i = 0; i < foldOf.length; i++) {
      if (foldOf[i] == fold == inside) {
        chosen.add(Math.toIntExact(rows.at(i)));
      }
    }
    return new RowChoice.Listed(chosen.stream().mapToInt(Integer::intValue).toArray());
  }
}
