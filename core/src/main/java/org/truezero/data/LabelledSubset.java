package org.truezero.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.truezero.math.RandomStream;

/**
 * Some of the labelled rows of a data set, for learning from few labels: every class keeps its
 * share, and of two subsets with the same seed the smaller one is part of the larger one.
 */
public final class LabelledSubset {
  private LabelledSubset() {}

  /**
   * Draws a subset; its rows keep their order.
   *
   * @param data rows with classes, or with a target of another kind, which then counts as one class
   * @param count how many rows, 1 to {@code data.size()}
   * @param seed the same seed gives the same rows
   * @throws IllegalArgumentException if there are not so many rows
   */
  public static Dataset of(Dataset data, int count, long seed) {
    return RowsView.of(data, new RowChoice.Listed(rows(data, count, seed, true)));
  }

  /**
   * Returns the rows that {@link #of} leaves out, in their order.
   *
   * @param data as given there
   * @param count as given there, fewer than all rows
   * @param seed as given there
   * @throws IllegalArgumentException if there are not so many rows
   */
  public static Dataset rest(Dataset data, int count, long seed) {
    return RowsView.of(data, new RowChoice.Listed(rows(data, count, seed, false)));
  }

  /** Returns the numbers of the rows drawn first, or of the others. */
  private static int[] rows(Dataset data, int count, long seed, boolean drawn) {
    if (count < 1 || count > data.size() || data.size() > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          count + " labelled rows, expected 1 to the " + data.size() + " there are");
    }
    int rows = (int) data.size();
    int[] classes = classes(data, rows);
    double[] share = shares(classes, seed);
    Integer[] order = new Integer[rows];
    Arrays.setAll(order, row -> row);
    Arrays.sort(
        order,
        Comparator.comparingDouble((Integer row) -> share[row])
            .thenComparingInt(row -> classes[row])
            .thenComparingInt(row -> row));
    return Arrays.stream(order, drawn ? 0 : count, drawn ? count : rows)
        .mapToInt(Integer::intValue)
        .sorted()
        .toArray();
  }

  private static int[] classes(Dataset data, int rows) {
    int[] classes = new int[rows];
    if (data.schema().target() instanceof Target.Classes) {
      float[] target = new float[1];
      for (int row = 0; row < rows; row++) {
        data.readTarget(row, target, 0);
        classes[row] = (int) target[0];
      }
    }
    return classes;
  }

  /** Returns which part of its class comes before a row, when each class is in random order. */
  private static double[] shares(int[] classes, long seed) {
    RandomStream random = new RandomStream(seed, "labelled subset");
    Integer[] shuffled = new Integer[classes.length];
    long[] draws = new long[classes.length];
    Arrays.setAll(shuffled, row -> row);
    Arrays.setAll(draws, row -> random.bits(row, 0, 0));
    Arrays.sort(
        shuffled,
        Comparator.comparingLong((Integer row) -> draws[row]).thenComparingInt(row -> row));
    Map<Integer, Integer> sizes = new HashMap<>();
    for (int each : classes) {
      sizes.merge(each, 1, Integer::sum);
    }
    Map<Integer, Integer> seen = new HashMap<>();
    double[] shares = new double[classes.length];
    for (int row : shuffled) {
      int rank = seen.merge(classes[row], 1, Integer::sum) - 1;
      shares[row] = (rank + 0.5) / sizes.get(classes[row]);
    }
    return shares;
  }
}
