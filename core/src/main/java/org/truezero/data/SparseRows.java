package org.truezero.data;

import java.util.Arrays;
import org.truezero.math.ActiveLists;

/** Compressed sparse rows: the non-zero entries of row after row, columns ascending. */
final class SparseRows implements FeatureRows {
  private final int[] offsets;
  private final int[] indices;
  private final float[] values;
  private final int largestIndex;

  private SparseRows(int[] offsets, int[] indices, float[] values, int largestIndex) {
    this.offsets = offsets;
    this.indices = indices;
    this.values = values;
    this.largestIndex = largestIndex;
  }

  int size() {
    return offsets.length - 1;
  }

  /** Returns the largest column of any entry, or −1 without entries. */
  int largestIndex() {
    return largestIndex;
  }

  /** Returns the largest column of any entry of some rows, or −1 without entries. */
  int largestIndex(RowChoice rows) {
    int largest = -1;
    for (long i = 0; i < rows.size(); i++) {
      int row = (int) rows.at(i);
      boolean empty = offsets[row] == offsets[row + 1];
      largest = empty ? largest : Math.max(largest, indices[offsets[row + 1] - 1]);
    }
    return largest;
  }

  @Override
  public void append(long row, ActiveLists into) {
    int start = offsets[(int) row];
    int count = offsets[(int) row + 1] - start;
    into.reserve(count);
    System.arraycopy(indices, start, into.indices(), into.size(), count);
    System.arraycopy(values, start, into.values(), into.size(), count);
    into.advance(count);
    into.endExample();
  }

  /** Copies the entries of some rows whose column is below a width. */
  SparseRows copy(RowChoice rows, int width) {
    Builder copy = new Builder();
    for (long i = 0; i < rows.size(); i++) {
      int row = (int) rows.at(i);
      for (int e = offsets[row]; e < offsets[row + 1] && indices[e] < width; e++) {
        copy.add(indices[e], values[e]);
      }
      copy.endRow();
    }
    return copy.build();
  }

  /** Returns the same rows with 1 for every entry. */
  SparseRows binary() {
    float[] ones = new float[values.length];
    Arrays.fill(ones, 1);
    return new SparseRows(offsets, indices, ones, largestIndex);
  }

  /** Collects rows entry by entry. */
  static final class Builder {
    private int[] offsets = new int[1024];
    private int[] indices = new int[4096];
    private float[] values = new float[4096];
    private int rows;
    private int size;
    private int largestIndex = -1;

    /** Appends an entry to the row being filled; zeros are left out. */
    void add(int index, float value) {
      if (value == 0) {
        return;
      }
      if (size == indices.length) {
        int capacity = GrowingArrays.next(size, 1);
        indices = Arrays.copyOf(indices, capacity);
        values = Arrays.copyOf(values, capacity);
      }
      indices[size] = index;
      values[size++] = value;
      largestIndex = Math.max(largestIndex, index);
    }

    void endRow() {
      if (rows + 1 == offsets.length) {
        offsets = Arrays.copyOf(offsets, GrowingArrays.next(offsets.length, 1));
      }
      offsets[++rows] = size;
    }

    SparseRows build() {
      return new SparseRows(
          Arrays.copyOf(offsets, rows + 1),
          Arrays.copyOf(indices, size),
          Arrays.copyOf(values, size),
          largestIndex);
    }
  }
}
