package org.truezero.math.kernels;

/**
 * Reads rows of weights in order, so that the processor fetches them ahead, before a kernel wants
 * them in an order that it cannot foresee. Worth it where most of the rows are wanted and lie in
 * memory or in a cache shared with others: on a layer of 5000 × 5000, batch 10 and 80 % zeros, the
 * forward pass took 6.7 instead of 12.9 ms, deltas and update 10.5 instead of 13.5.
 */
final class ReadAhead {
  /** Numbers of a cache line of 64 bytes. */
  private static final int LINE = 16;

  private ReadAhead() {}

  /**
   * Reads one number of each cache line of some rows of a panel.
   *
   * @param start where the panel begins
   * @param width numbers of a row
   * @param first row
   * @param after row after the last
   */
  static void rows(float[] weights, int start, int width, int first, int after, Scratch scratch) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int to = start + after * width;
    int at = start + first * width;
    // Four sums, so that no load waits for the addition before it.
    for (; at < to - 3 * LINE; at += 4 * LINE) {
      a += weights[at];
      b += weights[at + LINE];
      c += weights[at + 2 * LINE];
      d += weights[at + 3 * LINE];
    }
    for (; at < to; at += LINE) {
      a += weights[at];
    }
    scratch.keep(a + b + c + d);
  }

  /** Does the same for weights of half width. */
  static void rows(int[] pairs, int start, int width, int first, int after, Scratch scratch) {
    int all = 0;
    for (int at = start + first * width; at < start + after * width; at += LINE) {
      all |= pairs[at];
    }
    scratch.keep(all);
  }
}
