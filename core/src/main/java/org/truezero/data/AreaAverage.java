package org.truezero.data;

import java.util.Arrays;

/**
 * Makes square pictures smaller: each new pixel is the mean brightness of the area that it covers,
 * pixels that lie in it partly count by that part, and halves are rounded up. From 96 to 32 that is
 * the mean of 3 × 3 pixels. Whole numbers throughout, so exact. Immutable.
 */
final class AreaAverage {
  private final int from;
  private final int to;

  /**
   * Describes the change.
   *
   * @param from side of the pictures in pixels, 1 to 1024 so that the sums fit
   * @param to new side, 1 to {@code from}
   */
  AreaAverage(int from, int to) {
    if (to < 1 || to > from || from > 1024) {
      throw new IllegalArgumentException("pictures of side " + from + " to side " + to);
    }
    this.from = from;
    this.to = to;
  }

  /**
   * Makes one picture smaller.
   *
   * @param picture holds {@code from × from} bytes without sign, row-major
   * @param at where they begin
   * @param into receives {@code to × to} bytes
   * @param intoAt where they go
   */
  void reduce(byte[] picture, int at, byte[] into, int intoAt) {
    int[] line = new int[from];
    for (int y = 0; y < to; y++) {
      sumLines(y, picture, at, line);
      for (int x = 0; x < to; x++) {
        into[intoAt + y * to + x] = (byte) mean(line, x);
      }
    }
  }

  /**
   * Sums the lines that a new line covers. A length is counted in units of which an old pixel has
   * {@code to} and a new one {@code from}, so that all borders are whole numbers.
   */
  private void sumLines(int newLine, byte[] picture, int at, int[] sums) {
    Arrays.fill(sums, 0);
    for (int old = first(newLine); old < end(newLine); old++) {
      int part = overlap(newLine, old);
      int start = at + old * from;
      for (int x = 0; x < from; x++) {
        sums[x] += part * (picture[start + x] & 0xFF);
      }
    }
  }

  private int mean(int[] sums, int newColumn) {
    long sum = 0;
    for (int old = first(newColumn); old < end(newColumn); old++) {
      sum += (long) overlap(newColumn, old) * sums[old];
    }
    long area = (long) from * from;
    return (int) ((2 * sum + area) / (2 * area));
  }

  private int first(int newPixel) {
    return newPixel * from / to;
  }

  private int end(int newPixel) {
    return ((newPixel + 1) * from + to - 1) / to;
  }

  private int overlap(int newPixel, int old) {
    return Math.min((newPixel + 1) * from, (old + 1) * to) - Math.max(newPixel * from, old * to);
  }
}
