package org.truezero.math.kernels;

import org.truezero.math.ActiveLists;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowTiles;

/**
 * The scalar forward pass from weights of half width: rows are unpacked to where {@link
 * ScalarKernels} would copy them, and added by its loops. The just-in-time compiler of Java 17
 * moves bits to floats one at a time, so this saves memory rather than time.
 */
final class ScalarHalfForward {
  private ScalarHalfForward() {}

  static void run(
      PanelLayout layout,
      int panel,
      HalfWeights weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch) {
    int columns = layout.columnsIn(panel);
    int site = layout.panelSite(panel);
    ActiveLists lists = in.lists();
    float[][] rows = scratch.rows(5, columns);
    float[] sum = rows[4];
    for (int t = 0; t < in.tiles(); t++) {
      for (int e = 0; e < lists.examples(); e++) {
        int to = e * layout.stride() + site;
        System.arraycopy(t == 0 ? bias : z, t == 0 ? site : to, sum, 0, columns);
        addRows(weights, panel, lists, in.start(e, t), in.end(e, t), rows, sum, columns);
        System.arraycopy(sum, 0, z, to, columns);
      }
    }
  }

  private static void addRows(
      HalfWeights weights,
      int panel,
      ActiveLists lists,
      int from,
      int end,
      float[][] rows,
      float[] sum,
      int columns) {
    int[] pairs = weights.pairs();
    int length = weights.rowLength(panel);
    int start = weights.panelStart(panel);
    int[] indices = lists.indices();
    float[] values = lists.values();
    int at = from;
    for (; at + 4 <= end; at += 4) {
      for (int k = 0; k < 4; k++) {
        unpack(pairs, start + indices[at + k] * length, length, rows[k], columns);
      }
      ScalarKernels.addFour(values, at, rows[0], rows[1], rows[2], rows[3], sum, columns);
    }
    for (; at < end; at++) {
      unpack(pairs, start + indices[at] * length, length, rows[0], columns);
      ScalarKernels.addOne(values[at], rows[0], sum, columns);
    }
  }

  private static void unpack(int[] pairs, int from, int length, float[] row, int columns) {
    for (int j = 0; j < length; j++) {
      row[j] = Float.intBitsToFloat(pairs[from + j] & 0xFFFF0000);
    }
    for (int j = length; j < columns; j++) {
      row[j] = Float.intBitsToFloat(pairs[from + j - length] << 16);
    }
  }
}
