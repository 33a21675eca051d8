package org.truezero.bench.jobs;

import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

/** Dense rows without a zero, for measuring what sparsity cannot help. */
public final class RandomRows {
  private RandomRows() {}

  /**
   * Draws rows of numbers uniform in (0, 1); the class of a row is the part of the columns with the
   * largest sum.
   *
   * @param width columns
   * @param classes classes there are
   * @param first number of the first row
   * @param count how many rows
   * @param seed any value
   */
  public static Rows draw(int width, int classes, int first, int count, long seed) {
    RandomStream stream = new RandomStream(seed, "dense rows");
    ActiveLists lists = new ActiveLists();
    lists.clear(width);
    int[] labels = new int[count];
    for (int r = 0; r < count; r++) {
      double[] sums = new double[classes];
      for (int column = 0; column < width; column++) {
        float value = stream.uniform(first + r, 0, column) + 0x1p-25f;
        lists.append(column, value);
        sums[column * classes / width] += value;
      }
      lists.endExample();
      labels[r] = greatest(sums);
    }
    return Rows.of(lists, classes, labels);
  }

  private static int greatest(double[] sums) {
    int best = 0;
    for (int k = 1; k < sums.length; k++) {
      best = sums[k] > sums[best] ? k : best;
    }
    return best;
  }
}
