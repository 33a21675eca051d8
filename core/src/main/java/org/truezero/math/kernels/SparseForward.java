package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;
import static org.truezero.math.kernels.Lanes.SPECIES;
import static org.truezero.math.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowTiles;

/**
 * The forward pass over lists. Eight (then four, then one) neighbouring vectors of pre-activations
 * stay in registers while the rows of the active inputs pass by: eight independent sums hide the
 * latency of the multiply-add, and one row of the usual panel of 128 columns is exactly eight
 * registers of 512 bits.
 */
final class SparseForward {
  private static final int FOUR = 4 * L;
  private static final int EIGHT = 8 * L;

  private SparseForward() {}

  static void run(
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch) {
    int site = layout.panelSite(panel);
    for (int t = 0; t < in.tiles(); t++) {
      if (in.readAhead()) {
        int start = layout.panelStart(panel);
        int width = layout.panelWidth();
        ReadAhead.rows(weights, start, width, in.firstRow(t), in.firstRow(t + 1), scratch);
      }
      float[] base = t == 0 ? bias : z;
      tile(layout, panel, weights, in, t, base, site, t == 0 ? 0 : layout.stride(), z);
    }
  }

  /**
   * Adds the entries of one tile, of all examples, to a base: the biases, or what the tiles before
   * have left in z.
   *
   * @param baseAt where the base of the first example begins
   * @param baseStride distance to the base of the next example
   */
  private static void tile(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowTiles in,
      int t,
      float[] base,
      int baseAt,
      int baseStride,
      float[] z) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int site = layout.panelSite(panel);
    int stride = layout.stride();
    int c = 0;
    for (; c + EIGHT <= columns; c += EIGHT) {
      add8(weights, start + c, width, in, t, base, baseAt + c, baseStride, z, site + c, stride);
    }
    if (c < columns) {
      addRest(weights, start, width, c, columns, in, t, base, baseAt, baseStride, z, site, stride);
    }
  }

  private static void add8(
      float[] weights,
      int start,
      int width,
      RowTiles in,
      int t,
      float[] base,
      int baseAt,
      int baseStride,
      float[] z,
      int site,
      int stride) {
    ActiveLists lists = in.lists();
    int[] indices = lists.indices();
    float[] values = lists.values();
    for (int e = 0; e < lists.examples(); e++) {
      int b = baseAt + e * baseStride;
      FloatVector z0 = load(base, b);
      FloatVector z1 = load(base, b + L);
      FloatVector z2 = load(base, b + 2 * L);
      FloatVector z3 = load(base, b + 3 * L);
      FloatVector z4 = load(base, b + 4 * L);
      FloatVector z5 = load(base, b + 5 * L);
      FloatVector z6 = load(base, b + 6 * L);
      FloatVector z7 = load(base, b + 7 * L);
      int end = in.end(e, t);
      for (int at = in.start(e, t); at < end; at++) {
        int row = start + indices[at] * width;
        FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
        z0 = load(weights, row).fma(v, z0);
        z1 = load(weights, row + L).fma(v, z1);
        z2 = load(weights, row + 2 * L).fma(v, z2);
        z3 = load(weights, row + 3 * L).fma(v, z3);
        z4 = load(weights, row + 4 * L).fma(v, z4);
        z5 = load(weights, row + 5 * L).fma(v, z5);
        z6 = load(weights, row + 6 * L).fma(v, z6);
        z7 = load(weights, row + 7 * L).fma(v, z7);
      }
      int to = site + e * stride;
      z0.intoArray(z, to);
      z1.intoArray(z, to + L);
      z2.intoArray(z, to + 2 * L);
      z3.intoArray(z, to + 3 * L);
      z4.intoArray(z, to + 4 * L);
      z5.intoArray(z, to + 5 * L);
      z6.intoArray(z, to + 6 * L);
      z7.intoArray(z, to + 7 * L);
    }
  }

  /** The columns that are no eight vectors, from {@code from} on: four at once, then one. */
  private static void addRest(
      float[] weights,
      int start,
      int width,
      int from,
      int columns,
      RowTiles in,
      int t,
      float[] base,
      int baseAt,
      int baseStride,
      float[] z,
      int site,
      int stride) {
    ActiveLists lists = in.lists();
    int[] indices = lists.indices();
    float[] values = lists.values();
    int c = from;
    for (; c + FOUR <= columns; c += FOUR) {
      for (int e = 0; e < lists.examples(); e++) {
        int b = baseAt + c + e * baseStride;
        FloatVector z0 = load(base, b);
        FloatVector z1 = load(base, b + L);
        FloatVector z2 = load(base, b + 2 * L);
        FloatVector z3 = load(base, b + 3 * L);
        int end = in.end(e, t);
        for (int at = in.start(e, t); at < end; at++) {
          int row = start + c + indices[at] * width;
          FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
          z0 = load(weights, row).fma(v, z0);
          z1 = load(weights, row + L).fma(v, z1);
          z2 = load(weights, row + 2 * L).fma(v, z2);
          z3 = load(weights, row + 3 * L).fma(v, z3);
        }
        int to = site + c + e * stride;
        z0.intoArray(z, to);
        z1.intoArray(z, to + L);
        z2.intoArray(z, to + 2 * L);
        z3.intoArray(z, to + 3 * L);
      }
    }
    for (; c < columns; c += L) {
      for (int e = 0; e < lists.examples(); e++) {
        int b = baseAt + c + e * baseStride;
        FloatVector z0 = load(base, b);
        int end = in.end(e, t);
        for (int at = in.start(e, t); at < end; at++) {
          int row = start + c + indices[at] * width;
          FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
          z0 = load(weights, row).fma(v, z0);
        }
        int to = site + c + e * stride;
        z0.intoArray(z, to);
      }
    }
  }
}
