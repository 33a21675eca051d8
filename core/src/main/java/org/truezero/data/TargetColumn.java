package org.truezero.data;

import java.util.Arrays;

/** The targets of the rows of a data set, as {@link Dataset#readTarget} hands them over. */
sealed interface TargetColumn {
  /** Writes the target of a row. */
  void read(int row, float[] into, int offset);

  /** Rows without a target. */
  record Nothing() implements TargetColumn {
    @Override
    public void read(int row, float[] into, int offset) {}
  }

  /** The same count of numbers for each row, one row after the other. */
  record Numbers(float[] values, int width) implements TargetColumn {
    @Override
    public void read(int row, float[] into, int offset) {
      System.arraycopy(values, row * width, into, offset, width);
    }
  }

  /** For each row the labels that are 1: those from {@code offsets[row]} on. */
  record Lists(int[] offsets, int[] labels, int width) implements TargetColumn {
    @Override
    public void read(int row, float[] into, int offset) {
      Arrays.fill(into, offset, offset + width, 0);
      for (int i = offsets[row]; i < offsets[row + 1]; i++) {
        into[offset + labels[i]] = 1;
      }
    }
  }
}
