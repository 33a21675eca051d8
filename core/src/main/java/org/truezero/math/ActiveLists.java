package org.truezero.math;

import java.util.Arrays;

/**
 * For each example of a mini-batch the positions and values of its entries that are not exactly
 * zero, positions ascending: compressed sparse rows that are refilled for every batch.
 *
 * <p>Example {@code e} owns the entries {@code start(e)} (included) to {@code end(e)} (excluded) of
 * {@link #indices()} and {@link #values()}. The arrays grow when they must and are kept, so that a
 * batch of the usual size allocates nothing. The arrays handed out are the live ones: they are
 * valid until the next call that appends.
 *
 * <p>Life of an object: {@link #clear}, then for each example any number of {@link #append} and one
 * {@link #endExample}. Not safe for use by several threads while it is being filled.
 */
public final class ActiveLists {
  private static final float[] OF_BYTE = new float[256];

  static {
    for (int level = 0; level < OF_BYTE.length; level++) {
      OF_BYTE[level] = level / 255f;
    }
  }

  private int width;
  private int examples;
  private int size;
  private int[] offsets = new int[17];
  private int[] indices = new int[256];
  private float[] values = new float[256];

  /** Creates empty lists over rows of no width. */
  public ActiveLists() {}

  /**
   * Forgets all examples and sets the number of columns.
   *
   * @param width columns of each row, 0 or more
   */
  public void clear(int width) {
    this.width = width;
    examples = 0;
    size = 0;
  }

  /**
   * Appends an entry to the example being filled.
   *
   * @param index column, in [0, width), greater than the one before it in this example
   * @param value any value; exact zeros may be appended but cost as much as other values
   */
  public void append(int index, float value) {
    if (size == indices.length) {
      reserve(1);
    }
    indices[size] = index;
    values[size++] = value;
  }

  /**
   * Appends the non-zero entries of a dense row.
   *
   * @param row array that holds the row
   * @param offset position of its first column; {@code width()} values are read
   */
  public void appendDense(float[] row, int offset) {
    reserve(width);
    int at = size;
    for (int i = 0; i < width; i++) {
      float value = row[offset + i];
      indices[at] = i;
      values[at] = value;
      at += value != 0 ? 1 : 0;
    }
    size = at;
  }

  /**
   * Appends the entries of a row of bytes that are not zero, read as numbers in [0, 1]: byte / 255.
   *
   * @param row array that holds the row, bytes without sign
   * @param offset position of its first column; {@code width()} bytes are read
   */
  public void appendBytes(byte[] row, int offset) {
    appendBytes(row, offset, OF_BYTE);
  }

  /**
   * Appends the entries of a row of bytes that do not stand for exactly zero.
   *
   * @param row array that holds the row, bytes without sign
   * @param offset position of its first column; {@code width()} bytes are read
   * @param numbers what each of the 256 bytes stands for
   */
  public void appendBytes(byte[] row, int offset, float[] numbers) {
    reserve(width);
    int at = size;
    for (int i = 0; i < width; i++) {
      float value = numbers[row[offset + i] & 0xFF];
      indices[at] = i;
      values[at] = value;
      at += value != 0 ? 1 : 0;
    }
    size = at;
  }

  /** Copies all examples of other lists into these, in place of what they held. */
  public void set(ActiveLists other) {
    clear(other.width);
    reserve(other.size);
    System.arraycopy(other.indices, 0, indices, 0, other.size);
    System.arraycopy(other.values, 0, values, 0, other.size);
    size = other.size;
    if (offsets.length <= other.examples) {
      offsets = new int[other.offsets.length];
    }
    System.arraycopy(other.offsets, 0, offsets, 0, other.examples + 1);
    examples = other.examples;
  }

  /** Ends the example being filled; it may be empty. */
  public void endExample() {
    if (examples + 2 > offsets.length) {
      offsets = Arrays.copyOf(offsets, 2 * offsets.length);
    }
    offsets[++examples] = size;
  }

  /**
   * Appends all finished examples of other lists.
   *
   * @param other lists of the same width, with no example being filled; not changed
   */
  public void appendExamples(ActiveLists other) {
    reserve(other.size);
    System.arraycopy(other.indices, 0, indices, size, other.size);
    System.arraycopy(other.values, 0, values, size, other.size);
    for (int e = 0; e < other.examples; e++) {
      size += other.end(e) - other.start(e);
      endExample();
    }
  }

  /**
   * Makes room for more entries, so that a loop may write into {@link #indices()} and {@link
   * #values()} from {@link #size()} on and then call {@link #advance}.
   *
   * @param more entries that will follow
   */
  public void reserve(int more) {
    long needed = (long) size + more;
    if (needed > indices.length) {
      if (needed > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "a mini-batch of " + needed + " entries is too large; use a smaller batch size");
      }
      int capacity = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(needed, 2L * indices.length));
      indices = Arrays.copyOf(indices, capacity);
      values = Arrays.copyOf(values, capacity);
    }
  }

  /**
   * Takes over entries that were written straight into the arrays.
   *
   * @param count entries written from {@link #size()} on
   */
  public void advance(int count) {
    size += count;
  }

  /** Returns the number of columns of each row. */
  public int width() {
    return width;
  }

  /** Returns the number of finished examples. */
  public int examples() {
    return examples;
  }

  /** Returns the number of entries of all examples together. */
  public int size() {
    return size;
  }

  /** Returns the position of the first entry of an example. */
  public int start(int example) {
    return offsets[example];
  }

  /** Returns the position after the last entry of an example. */
  public int end(int example) {
    return offsets[example + 1];
  }

  /** Returns the live array of columns. */
  public int[] indices() {
    return indices;
  }

  /** Returns the live array of values. */
  public float[] values() {
    return values;
  }

  /** Returns the fraction of entries present, 0..1; 0 for rows of no width. */
  public double density() {
    long cells = (long) examples * width;
    return cells == 0 ? 0 : (double) size / cells;
  }
}
