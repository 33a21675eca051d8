package org.truezero.data;

import java.util.List;

/**
 * Pictures with classes that are made when they are asked for. Immutable and safe for use by any
 * number of threads; the same row always gives the same bytes. {@link GeneratedRows} makes a data
 * source of them.
 */
public interface GeneratedPictures {
  /** Returns the number of rows, 1 or more, possibly more than an {@code int} holds. */
  long size();

  /** Returns the shape of the pictures and the names of the classes, {@link Target.Classes}. */
  Schema schema();

  /**
   * Returns the class of a row: its position in the names of the classes.
   *
   * @param row in [0, size)
   * @throws IndexOutOfBoundsException if the row is outside
   */
  int label(long row);

  /**
   * Makes the picture of a row.
   *
   * @param row in [0, size)
   * @return a byte without sign per feature; what numbers they become says the schema
   * @throws IndexOutOfBoundsException if the row is outside
   */
  byte[] picture(long row);

  /** Returns a short text that changes when the examples change. */
  String fingerprint();

  /** Returns what a user should know about them; one line each. */
  default List<String> remarks() {
    return List.of();
  }
}
