package org.truezero.data;

/** Sizes of arrays that grow while a file is read. */
final class GrowingArrays {
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private GrowingArrays() {}

  /**
   * Returns the next capacity: half as much again, or what is needed if that is more.
   *
   * @throws OutOfMemoryError if more is needed than an array can hold, as the JDK itself does;
   *     {@link DataSource} turns it into a clear line
   */
  static int next(int size, int more) {
    long needed = (long) size + more;
    if (needed > LONGEST) {
      throw new OutOfMemoryError("more than " + LONGEST + " entries");
    }
    return (int) Math.min(LONGEST, Math.max(needed, size + (size >> 1) + 64L));
  }
}
