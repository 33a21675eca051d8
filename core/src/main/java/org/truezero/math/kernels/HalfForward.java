package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;
import static org.truezero.math.kernels.Lanes.SPECIES;
import static org.truezero.math.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.truezero.math.ActiveLists;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowTiles;

/**
 * {@link SparseForward} from weights of half width: the same sums in the same order. A vector of
 * pairs gives two of weights, half a row apart. Unpacked in registers, so that memory and caches
 * only see the halves.
 */
final class HalfForward {
  /** As long as the vectors of floats: it is the one species of its type in the process. */
  private static final VectorSpecies<Integer> PAIRS = SPECIES.withLanes(int.class);

  private static final int UPPER = 0xFFFF0000;
  private static final int TWO = 2 * L;
  private static final int FOUR = 4 * L;

  private HalfForward() {}

  static void run(
      PanelLayout layout,
      int panel,
      HalfWeights weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch) {
    int site = layout.panelSite(panel);
    for (int t = 0; t < in.tiles(); t++) {
      if (in.readAhead()) {
        int start = weights.panelStart(panel);
        int length = weights.rowLength(panel);
        ReadAhead.rows(weights.pairs(), start, length, in.firstRow(t), in.firstRow(t + 1), scratch);
      }
      float[] base = t == 0 ? bias : z;
      tile(layout, panel, weights, in, t, base, site, t == 0 ? 0 : layout.stride(), z);
    }
  }

  /** Adds the entries of one tile as {@link SparseForward} does. */
  private static void tile(
      PanelLayout layout,
      int panel,
      HalfWeights weights,
      RowTiles in,
      int t,
      float[] base,
      int baseAt,
      int baseStride,
      float[] z) {
    int[] pairs = weights.pairs();
    int length = weights.rowLength(panel);
    int full = layout.columnsIn(panel) - length;
    int start = weights.panelStart(panel);
    int site = layout.panelSite(panel);
    int stride = layout.stride();
    int j = 0;
    for (; j + FOUR <= full; j += FOUR) {
      add8(pairs, start + j, length, in, t, base, baseAt + j, baseStride, z, site + j, stride);
    }
    if (j < length) {
      addRest(pairs, start, length, j, full, in, t, base, baseAt, baseStride, z, site, stride);
    }
  }

  private static IntVector pair(int[] pairs, int at) {
    return IntVector.fromArray(PAIRS, pairs, at);
  }

  /** A vector made once to mask with would be allocated by every call under Java 17. */
  private static FloatVector upper(IntVector pair) {
    return pair.and(UPPER).reinterpretAsFloats();
  }

  private static FloatVector lower(IntVector pair) {
    return pair.lanewise(VectorOperators.LSHL, 16).reinterpretAsFloats();
  }

  private static void add8(
      int[] pairs,
      int start,
      int length,
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
      FloatVector z4 = load(base, b + length);
      FloatVector z5 = load(base, b + length + L);
      FloatVector z6 = load(base, b + length + 2 * L);
      FloatVector z7 = load(base, b + length + 3 * L);
      int end = in.end(e, t);
      for (int at = in.start(e, t); at < end; at++) {
        int row = start + indices[at] * length;
        FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
        IntVector w = pair(pairs, row);
        z0 = upper(w).fma(v, z0);
        z4 = lower(w).fma(v, z4);
        w = pair(pairs, row + L);
        z1 = upper(w).fma(v, z1);
        z5 = lower(w).fma(v, z5);
        w = pair(pairs, row + 2 * L);
        z2 = upper(w).fma(v, z2);
        z6 = lower(w).fma(v, z6);
        w = pair(pairs, row + 3 * L);
        z3 = upper(w).fma(v, z3);
        z7 = lower(w).fma(v, z7);
      }
      int to = site + e * stride;
      z0.intoArray(z, to);
      z1.intoArray(z, to + L);
      z2.intoArray(z, to + 2 * L);
      z3.intoArray(z, to + 3 * L);
      z4.intoArray(z, to + length);
      z5.intoArray(z, to + length + L);
      z6.intoArray(z, to + length + 2 * L);
      z7.intoArray(z, to + length + 3 * L);
    }
  }

  /**
   * The pairs that are no four vectors, from {@code from} on: two at once, then one; and the last,
   * of which only the upper halves are columns.
   */
  private static void addRest(
      int[] pairs,
      int start,
      int length,
      int from,
      int full,
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
    int j = from;
    for (; j + TWO <= full; j += TWO) {
      for (int e = 0; e < lists.examples(); e++) {
        int b = baseAt + j + e * baseStride;
        FloatVector z0 = load(base, b);
        FloatVector z1 = load(base, b + L);
        FloatVector z2 = load(base, b + length);
        FloatVector z3 = load(base, b + length + L);
        int end = in.end(e, t);
        for (int at = in.start(e, t); at < end; at++) {
          int row = start + j + indices[at] * length;
          FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
          IntVector w = pair(pairs, row);
          z0 = upper(w).fma(v, z0);
          z2 = lower(w).fma(v, z2);
          w = pair(pairs, row + L);
          z1 = upper(w).fma(v, z1);
          z3 = lower(w).fma(v, z3);
        }
        int to = site + j + e * stride;
        z0.intoArray(z, to);
        z1.intoArray(z, to + L);
        z2.intoArray(z, to + length);
        z3.intoArray(z, to + length + L);
      }
    }
    for (; j < full; j += L) {
      for (int e = 0; e < lists.examples(); e++) {
        int b = baseAt + j + e * baseStride;
        FloatVector z0 = load(base, b);
        FloatVector z1 = load(base, b + length);
        int end = in.end(e, t);
        for (int at = in.start(e, t); at < end; at++) {
          int row = start + j + indices[at] * length;
          FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
          IntVector w = pair(pairs, row);
          z0 = upper(w).fma(v, z0);
          z1 = lower(w).fma(v, z1);
        }
        int to = site + j + e * stride;
        z0.intoArray(z, to);
        z1.intoArray(z, to + length);
      }
    }
    for (; j < length; j += L) {
      for (int e = 0; e < lists.examples(); e++) {
        int b = baseAt + j + e * baseStride;
        FloatVector z0 = load(base, b);
        int end = in.end(e, t);
        for (int at = in.start(e, t); at < end; at++) {
          int row = start + j + indices[at] * length;
          FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
          z0 = upper(pair(pairs, row)).fma(v, z0);
        }
        int to = site + j + e * stride;
        z0.intoArray(z, to);
      }
    }
  }
}
