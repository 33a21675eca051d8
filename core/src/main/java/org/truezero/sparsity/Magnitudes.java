package org.truezero.sparsity;

import org.truezero.math.ActiveLists;

/**
 * How large the active outputs of one or several layers are: a histogram over the leading 16 bits
 * of the magnitude, so that a bin is less than one per cent wide and any number of outputs takes
 * the same room. Used by one thread.
 */
final class Magnitudes {
  /** The bits left out; what stays is a number of bfloat16 without its sign. */
  private static final int REST = 16;

  private final long[] counts = new long[1 << (31 - REST)];
  private long total;

  /** Adds all entries. */
  void add(ActiveLists outputs) {
    float[] values = outputs.values();
    for (int at = 0; at < outputs.size(); at++) {
      counts[Float.floatToIntBits(Math.abs(values[at])) >>> REST]++;
    }
    total += outputs.size();
  }

  /**
   * Returns the lower end of the bin below which a part of the outputs lies; 0 without any.
   *
   * @param part in [0, 1)
   */
  float below(double part) {
    if (total == 0) {
      return 0;
    }
    double wanted = part * total;
    int bin = 0;
    for (long seen = counts[0]; seen <= wanted && bin < counts.length - 1; seen += counts[bin]) {
      bin++;
    }
    return Float.intBitsToFloat(bin << REST);
  }
}
