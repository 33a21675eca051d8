package org.truezero.math;

/**
 * The weights of one layer in half the memory, for prediction. A weight keeps the upper 16 bits of
 * its float (the format bfloat16: the whole range of a float, eight significant bits), rounded to
 * nearest, ties to even; what is nearer to 2¹²⁸ than to any such number becomes infinite, a NaN
 * stays one. Immutable, safe for any number of threads.
 *
 * <p>Rows lie in panels as {@link PanelLayout} says, without the columns that need no computing,
 * two weights to an {@code int}: number j of a row holds column j in its upper half and column
 * {@code rowLength + j} in its lower half, so that a vector of them becomes two vectors of
 * neighbouring floats by one mask and one shift, whatever its length. The row length is a multiple
 * of {@value PanelLayout#LANES}; with an odd number of such blocks, the last lower halves are 0.
 */
public final class HalfWeights {
  private final PanelLayout layout;
  private final int[] pairs;

  private HalfWeights(PanelLayout layout) {
    this.layout = layout;
    int last = layout.panels() - 1;
    pairs = new int[panelStart(last) + rowLength(last) * layout.rows()];
  }

  /**
   * Rounds the weights of a layer.
   *
   * @param layout where they lie
   * @param weights all panels, {@code layout.length()} numbers; read, not kept
   */
  public static HalfWeights of(PanelLayout layout, float[] weights) {
    HalfWeights half = new HalfWeights(layout);
    for (int p = 0; p < layout.panels(); p++) {
      for (int row = 0; row < layout.rows(); row++) {
        half.packRow(weights, p, row);
      }
    }
    return half;
  }

  private void packRow(float[] weights, int panel, int row) {
    int from = layout.panelStart(panel) + row * layout.panelWidth();
    int length = rowLength(panel);
    int to = panelStart(panel) + row * length;
    int lower = layout.columnsIn(panel) - length;
    for (int j = 0; j < length; j++) {
      int low = j < lower ? upperBits(weights[from + length + j]) : 0;
      pairs[to + j] = upperBits(weights[from + j]) << 16 | low;
    }
  }

  /** Returns the 16 bits that are kept of a float, in the lower half. */
  static int upperBits(float weight) {
    int bits = Float.floatToRawIntBits(weight);
    if (weight != weight) {
      // The quiet bit: without it a NaN whose other bits are cut off would become an infinity.
      return bits >>> 16 | 0x40;
    }
    // Just under one half of the last place, and the rest of it if the last bit is odd.
    return (bits + 0x7FFF + (bits >>> 16 & 1)) >>> 16;
  }

  /** Returns the live pairs of weights, panel by panel. */
  public int[] pairs() {
    return pairs;
  }

  /** Returns how many pairs there are in a row of a panel. */
  public int rowLength(int panel) {
    int blocks = layout.columnsIn(panel) / PanelLayout.LANES;
    return (blocks + 1) / 2 * PanelLayout.LANES;
  }

  /** Returns where a panel begins in the array; only the last one may have shorter rows. */
  public int panelStart(int panel) {
    return PanelLayout.LEAD + panel * rowLength(0) * layout.rows();
  }
}
