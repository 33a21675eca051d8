package org.truezero.data;

import java.util.Objects;

/** Some of the rows of a source, in order. Immutable and safe for any number of threads. */
public sealed interface RowChoice {
  /** Returns how many rows were chosen. */
  long size();

  /**
   * Returns the number of a chosen row in the source.
   *
   * @param position in [0, size)
   * @throws IndexOutOfBoundsException if the position is outside
   */
  long at(long position);

  /**
   * Rows that follow each other.
   *
   * @param from first row, 0 or more
   * @param to row after the last one
   */
  record Range(long from, long to) implements RowChoice {
    /** Checks the order. */
    public Range {
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("rows " + from + "-" + to + ", expected 0 ≤ from ≤ to");
      }
    }

    @Override
    public long size() {
      return to - from;
    }

    @Override
    public long at(long position) {
      return from + Objects.checkIndex(position, size());
    }
  }

  /** Rows given one by one. */
  final class Listed implements RowChoice {
    private final int[] rows;

    /**
     * Copies the row numbers.
     *
     * @param rows row numbers, each 0 or more
     */
    public Listed(int[] rows) {
      this.rows = rows.clone();
    }

    @Override
    public long size() {
      return rows.length;
    }

    @Override
    public long at(long position) {
      return rows[(int) Objects.checkIndex(position, (long) rows.length)];
    }
  }
}
