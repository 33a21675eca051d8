package org.truezero.math.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * The backward half of {@link VectorKernels}. The fused loops keep a block of a weight row and of
 * its gradient in registers while all examples of the batch pass by. The plain loops do the same
 * arithmetic in the same order, so that both give the same bits: a block's products are summed over
 * even and over odd vectors apart, the two sums added, the lanes folded, blocks added in turn.
 */
final class VectorBackward {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  private VectorBackward() {}

  /** Returns how many vectors the block at a column has. */
  private static int blockAt(int column, int columns) {
    int left = (columns - column) / L;
    return left >= 8 ? 8 : left >= 4 ? 4 : 1;
  }

  static void deltas(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float[] parts) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int part = panel * rows.members();
    for (int g = 0; g < rows.groups(); g++) {
      int row = layout.panelStart(panel) + rows.row()[g] * width;
      for (int m = rows.start()[g]; m < rows.start()[g + 1]; m++) {
        int from = rows.example()[m] * layout.sites() + panel * width;
        float sum = 0;
        for (int c = 0; c < columns; ) {
          int block = blockAt(c, columns);
          float dot = dot(weights, row + c, delta, from + c, block);
          sum = c == 0 ? dot : sum + dot;
          c += block * L;
        }
        parts[part + rows.slot()[m]] = sum;
      }
    }
  }

  private static float dot(float[] x, int xFrom, float[] y, int yFrom, int block) {
    FloatVector even = load(x, xFrom).mul(load(y, yFrom));
    if (block == 1) {
      return VectorKernels.fold(even);
    }
    FloatVector odd = load(x, xFrom + L).mul(load(y, yFrom + L));
    for (int k = 2; k < block; k += 2) {
      even = load(x, xFrom + k * L).fma(load(y, yFrom + k * L), even);
      odd = load(x, xFrom + (k + 1) * L).fma(load(y, yFrom + (k + 1) * L), odd);
    }
    return VectorKernels.fold(even.add(odd));
  }

  static void gradient(
      PanelLayout layout, int panel, RowGroups rows, float[] delta, float[] gradient) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    for (int g = 0; g < rows.groups(); g++) {
      int row = layout.panelStart(panel) + rows.row()[g] * width;
      int end = rows.start()[g + 1];
      for (int c = 0; c < columns; c += L) {
        FloatVector sum = FloatVector.zero(SPECIES);
        for (int m = rows.start()[g]; m < end; m++) {
          int from = rows.example()[m] * layout.sites() + panel * width + c;
          sum = load(delta, from).fma(FloatVector.broadcast(SPECIES, rows.value()[m]), sum);
        }
        sum.intoArray(gradient, row + c);
      }
    }
  }

  static void deltasAndUpdate(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float factor,
      float[] parts) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int stride = layout.sites();
    int site = panel * width;
    int part = panel * rows.members();
    int[] row = rows.row();
    for (int g = 0; g < rows.groups(); g++) {
      int start = layout.panelStart(panel) + row[g] * width;
      for (int c = 0; c < columns; ) {
        int block = blockAt(c, columns);
        int at = start + c;
        int s = site + c;
        boolean first = c == 0;
        if (block == 8) {
          fused8(weights, at, delta, stride, rows, g, s, factor, parts, part, first);
        } else if (block == 4) {
          fused4(weights, at, delta, stride, rows, g, s, factor, parts, part, first);
        } else {
          fused1(weights, at, delta, stride, rows, g, s, factor, parts, part, first);
        }
        c += block * L;
      }
    }
  }

  private static void fused8(
      float[] weights,
      int row,
      float[] delta,
      int stride,
      RowGroups rows,
      int group,
      int site,
      float factor,
      float[] parts,
      int part,
      boolean first) {
    FloatVector w0 = load(weights, row);
    FloatVector w1 = load(weights, row + L);
    FloatVector w2 = load(weights, row + 2 * L);
    FloatVector w3 = load(weights, row + 3 * L);
    FloatVector w4 = load(weights, row + 4 * L);
    FloatVector w5 = load(weights, row + 5 * L);
    FloatVector w6 = load(weights, row + 6 * L);
    FloatVector w7 = load(weights, row + 7 * L);
    FloatVector g0 = FloatVector.zero(SPECIES);
    FloatVector g1 = FloatVector.zero(SPECIES);
    FloatVector g2 = FloatVector.zero(SPECIES);
    FloatVector g3 = FloatVector.zero(SPECIES);
    FloatVector g4 = FloatVector.zero(SPECIES);
    FloatVector g5 = FloatVector.zero(SPECIES);
    FloatVector g6 = FloatVector.zero(SPECIES);
    FloatVector g7 = FloatVector.zero(SPECIES);
    int[] example = rows.example();
    int[] slot = rows.slot();
    float[] value = rows.value();
    int end = rows.start()[group + 1];
    for (int m = rows.start()[group]; m < end; m++) {
      int from = example[m] * stride + site;
      FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
      FloatVector d0 = load(delta, from);
      FloatVector d1 = load(delta, from + L);
      FloatVector d2 = load(delta, from + 2 * L);
      FloatVector d3 = load(delta, from + 3 * L);
      FloatVector d4 = load(delta, from + 4 * L);
      FloatVector d5 = load(delta, from + 5 * L);
      FloatVector d6 = load(delta, from + 6 * L);
      FloatVector d7 = load(delta, from + 7 * L);
      g0 = d0.fma(v, g0);
      g1 = d1.fma(v, g1);
      g2 = d2.fma(v, g2);
      g3 = d3.fma(v, g3);
      g4 = d4.fma(v, g4);
      g5 = d5.fma(v, g5);
      g6 = d6.fma(v, g6);
      g7 = d7.fma(v, g7);
      if (parts != null) {
        FloatVector even = w0.mul(d0);
        FloatVector odd = w1.mul(d1);
        even = w2.fma(d2, even);
        odd = w3.fma(d3, odd);
        even = w4.fma(d4, even);
        odd = w5.fma(d5, odd);
        even = w6.fma(d6, even);
        odd = w7.fma(d7, odd);
        FloatVector sum = even.add(odd);
        float dot = VectorKernels.fold(sum);
        int at = part + slot[m];
        parts[at] = first ? dot : parts[at] + dot;
      }
    }
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    g0.fma(f, w0).intoArray(weights, row);
    g1.fma(f, w1).intoArray(weights, row + L);
    g2.fma(f, w2).intoArray(weights, row + 2 * L);
    g3.fma(f, w3).intoArray(weights, row + 3 * L);
    g4.fma(f, w4).intoArray(weights, row + 4 * L);
    g5.fma(f, w5).intoArray(weights, row + 5 * L);
    g6.fma(f, w6).intoArray(weights, row + 6 * L);
    g7.fma(f, w7).intoArray(weights, row + 7 * L);
  }

  private static void fused4(
      float[] weights,
      int row,
      float[] delta,
      int stride,
      RowGroups rows,
      int group,
      int site,
      float factor,
      float[] parts,
      int part,
      boolean first) {
    FloatVector w0 = load(weights, row);
    FloatVector w1 = load(weights, row + L);
    FloatVector w2 = load(weights, row + 2 * L);
    FloatVector w3 = load(weights, row + 3 * L);
    FloatVector g0 = FloatVector.zero(SPECIES);
    FloatVector g1 = FloatVector.zero(SPECIES);
    FloatVector g2 = FloatVector.zero(SPECIES);
    FloatVector g3 = FloatVector.zero(SPECIES);
    int[] example = rows.example();
    int[] slot = rows.slot();
    float[] value = rows.value();
    int end = rows.start()[group + 1];
    for (int m = rows.start()[group]; m < end; m++) {
      int from = example[m] * stride + site;
      FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
      FloatVector d0 = load(delta, from);
      FloatVector d1 = load(delta, from + L);
      FloatVector d2 = load(delta, from + 2 * L);
      FloatVector d3 = load(delta, from + 3 * L);
      g0 = d0.fma(v, g0);
      g1 = d1.fma(v, g1);
      g2 = d2.fma(v, g2);
      g3 = d3.fma(v, g3);
      if (parts != null) {
        FloatVector even = w0.mul(d0);
        FloatVector odd = w1.mul(d1);
        even = w2.fma(d2, even);
        odd = w3.fma(d3, odd);
        FloatVector sum = even.add(odd);
        float dot = VectorKernels.fold(sum);
        int at = part + slot[m];
        parts[at] = first ? dot : parts[at] + dot;
      }
    }
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    g0.fma(f, w0).intoArray(weights, row);
    g1.fma(f, w1).intoArray(weights, row + L);
    g2.fma(f, w2).intoArray(weights, row + 2 * L);
    g3.fma(f, w3).intoArray(weights, row + 3 * L);
  }

  private static void fused1(
      float[] weights,
      int row,
      float[] delta,
      int stride,
      RowGroups rows,
      int group,
      int site,
      float factor,
      float[] parts,
      int part,
      boolean first) {
    FloatVector w0 = load(weights, row);
    FloatVector g0 = FloatVector.zero(SPECIES);
    int[] example = rows.example();
    int[] slot = rows.slot();
    float[] value = rows.value();
    int end = rows.start()[group + 1];
    for (int m = rows.start()[group]; m < end; m++) {
      int from = example[m] * stride + site;
      FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
      FloatVector d0 = load(delta, from);
      g0 = d0.fma(v, g0);
      if (parts != null) {
        FloatVector sum = w0.mul(d0);
        float dot = VectorKernels.fold(sum);
        int at = part + slot[m];
        parts[at] = first ? dot : parts[at] + dot;
      }
    }
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    g0.fma(f, w0).intoArray(weights, row);
  }

  private static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }
}
