package org.truezero.math;

import java.util.Arrays;

/**
 * The rows of {@link ActiveLists} as a plain matrix, for the kernels that read all inputs. Lists
 * without a single zero already are such a matrix and are not copied. The array grows and is kept.
 * Not safe for several threads while {@link #set} runs.
 */
public final class DenseRows {
  private float[] own = new float[0];
  private float[] values = own;
  private int width;
  private int examples;
  private int from;
  private int to;

  /** Creates a matrix of nothing. */
  public DenseRows() {}

  /** Takes over the entries of lists, which must not change while the matrix is in use. */
  public void set(ActiveLists lists) {
    width = lists.width();
    examples = lists.examples();
    from = 0;
    to = width;
    long size = (long) width * examples;
    if (lists.size() == size) {
      values = lists.values();
      return;
    }
    if (own.length < size) {
      if (size > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "a mini-batch of " + size + " inputs is too large; use a smaller batch size");
      }
      own = new float[(int) size];
    }
    values = own;
    Arrays.fill(own, 0, (int) size, 0);
    int[] indices = lists.indices();
    for (int e = 0; e < examples; e++) {
      int row = e * width;
      for (int at = lists.start(e); at < lists.end(e); at++) {
        own[row + indices[at]] = lists.values()[at];
      }
    }
  }

  /**
   * Takes a range of columns of another matrix, which must not change while this one is in use;
   * nothing is copied.
   *
   * @param from first column
   * @param to column after the last
   */
  public void set(DenseRows whole, int from, int to) {
    values = whole.values;
    width = whole.width;
    examples = whole.examples;
    this.from = from;
    this.to = to;
  }

  /** Returns the first column that counts. */
  public int from() {
    return from;
  }

  /** Returns the column after the last that counts. */
  public int to() {
    return to;
  }

  /** Returns the live values [examples × width], row-major. */
  public float[] values() {
    return values;
  }

  /** Returns the number of columns. */
  public int width() {
    return width;
  }

  /** Returns the number of rows. */
  public int examples() {
    return examples;
  }
}
