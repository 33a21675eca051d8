package org.truezero.data;

import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Examples by row number. Implementations are immutable and safe for use by any number of threads.
 */
public interface Dataset {
  /** Returns the number of rows, possibly more than an {@code int} holds. */
  long size();

  /** Returns what is known about the columns and the target. */
  Schema schema();

  /**
   * Appends the non-zero features of a row, columns ascending, and ends the example.
   *
   * @param row in [0, size)
   * @param into lists over {@code schema().features()} columns
   * @throws IndexOutOfBoundsException if the row is outside
   */
  void appendRow(long row, ActiveLists into);

  /**
   * Writes the target of a row: for {@link Target.Classes} the class number, for {@link
   * Target.Labels} a 0 or 1 per label, for {@link Target.Values} the values, otherwise nothing.
   *
   * @param row in [0, size)
   * @param into receives {@code schema().target().width()} values
   * @param offset where the first one goes
   * @throws IndexOutOfBoundsException if the row is outside
   */
  void readTarget(long row, float[] into, int offset);

  /**
   * Returns whether rows are made when they are asked for, so that reading them is work to spread
   * over threads; of stored rows a thread reads a mini-batch before another could be woken.
   */
  default boolean generated() {
    return false;
  }

  /**
   * Returns a short text that changes when the data change, such as {@code sha256:…} over the files
   * read and the rows chosen. It goes into the provenance of a model, and resuming checks it.
   */
  String fingerprint();

  /** Returns what a user should know about the reading, such as records left out; one line each. */
  default List<String> remarks() {
    return List.of();
  }
}
