package org.truezero.bench.jobs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;

/**
 * Labelled examples in memory as compressed sparse rows. The arrays are live and must not be
 * changed; safe for any number of threads.
 *
 * @param width columns of a row
 * @param classes classes there are
 * @param offsets entries of row r are those from {@code offsets[r]} to {@code offsets[r + 1]}
 * @param indices column of each entry, ascending in a row
 * @param values value of each entry
 * @param labels class of each row
 */
public record Rows(
    int width, int classes, int[] offsets, int[] indices, float[] values, int[] labels) {
  /** Copies all rows of a data set with classes. */
  public static Rows of(Dataset data, int classes) {
    int size = Math.toIntExact(data.size());
    ActiveLists lists = new ActiveLists();
    lists.clear(data.schema().features());
    int[] labels = new int[size];
    float[] target = new float[1];
    for (int row = 0; row < size; row++) {
      data.appendRow(row, lists);
      data.readTarget(row, target, 0);
      labels[row] = (int) target[0];
    }
    return of(lists, classes, labels);
  }

  /** Copies filled lists. */
  static Rows of(ActiveLists lists, int classes, int[] labels) {
    int[] offsets = new int[labels.length + 1];
    for (int row = 0; row < labels.length; row++) {
      offsets[row + 1] = lists.end(row);
    }
    int[] indices = Arrays.copyOf(lists.indices(), lists.size());
    float[] values = Arrays.copyOf(lists.values(), lists.size());
    return new Rows(lists.width(), classes, offsets, indices, values, labels);
  }

  /** Reads rows that {@link #write} wrote. */
  public static Rows read(Path file) throws IOException {
    try (NumberFile in = NumberFile.read(file)) {
      int width = in.readInt();
      int classes = in.readInt();
      int[] offsets = in.readInts();
      int[] indices = in.readInts();
      float[] values = in.readFloats();
      return new Rows(width, classes, offsets, indices, values, in.readInts());
    }
  }

  /** Writes all rows. */
  public void write(Path file) throws IOException {
    try (NumberFile out = NumberFile.write(file)) {
      out.writeInt(width);
      out.writeInt(classes);
      out.writeInts(offsets);
      out.writeInts(indices);
      out.writeFloats(values);
      out.writeInts(labels);
    }
  }

  /** Returns how many rows there are. */
  public int size() {
    return labels.length;
  }

  /** Returns how many entries a row has. */
  public int entries(int row) {
    return offsets[row + 1] - offsets[row];
  }

  /** Adds the entries of a row to an array of zeros. */
  public void scatter(int row, float[] into, int offset) {
    for (int e = offsets[row]; e < offsets[row + 1]; e++) {
      into[offset + indices[e]] = values[e];
    }
  }

  /** Returns all rows as new dense arrays [size][width]. */
  public float[][] dense() {
    float[][] dense = new float[size()][width];
    for (int row = 0; row < size(); row++) {
      scatter(row, dense[row], 0);
    }
    return dense;
  }
}
