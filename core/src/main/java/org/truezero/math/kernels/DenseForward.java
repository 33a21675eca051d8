package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;
import static org.truezero.math.kernels.Lanes.SPECIES;
import static org.truezero.math.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;

/**
 * The forward pass over all inputs: a matrix product in tiles of five examples by four vectors,
 * twenty sums in registers, so that a weight vector is loaded once for five multiply-adds. Batches
 * of 10 and 100 are whole tiles; the last tile of another batch repeats its last example.
 */
final class DenseForward {
  static final int EXAMPLES = 5;
  private static final int FOUR = 4 * L;

  private DenseForward() {}

  static void run(
      PanelLayout layout, int panel, float[] weights, float[] bias, DenseRows in, float[] z) {
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel) + in.from() * layout.panelWidth();
    int site = layout.panelSite(panel);
    int c = 0;
    for (; c + FOUR <= columns; c += FOUR) {
      for (int e = 0; e < in.examples(); e += EXAMPLES) {
        tile4(layout, weights, start + c, bias, site + c, in, e, z);
      }
    }
    if (c < columns) {
      rest(layout, panel, weights, bias, in, c, z);
    }
  }

  private static void tile4(
      PanelLayout layout,
      float[] weights,
      int start,
      float[] bias,
      int site,
      DenseRows in,
      int example,
      float[] z) {
    int last = in.examples() - 1;
    int width = in.width();
    int first = in.from();
    int stride = layout.stride();
    int e1 = Math.min(example + 1, last);
    int e2 = Math.min(example + 2, last);
    int e3 = Math.min(example + 3, last);
    int e4 = Math.min(example + 4, last);
    sum4(
        weights,
        start,
        layout.panelWidth(),
        in.to() - first,
        bias,
        site,
        in.values(),
        example * width + first,
        e1 * width + first,
        e2 * width + first,
        e3 * width + first,
        e4 * width + first,
        z,
        example * stride + site,
        e1 * stride + site,
        e2 * stride + site,
        e3 * stride + site,
        e4 * stride + site);
  }

  private static void sum4(
      float[] weights,
      int start,
      int width,
      int rows,
      float[] bias,
      int site,
      float[] x,
      int x0,
      int x1,
      int x2,
      int x3,
      int x4,
      float[] z,
      int to0,
      int to1,
      int to2,
      int to3,
      int to4) {
    FloatVector z00 = load(bias, site);
    FloatVector z01 = load(bias, site + L);
    FloatVector z02 = load(bias, site + 2 * L);
    FloatVector z03 = load(bias, site + 3 * L);
    FloatVector z10 = load(bias, site);
    FloatVector z11 = load(bias, site + L);
    FloatVector z12 = load(bias, site + 2 * L);
    FloatVector z13 = load(bias, site + 3 * L);
    FloatVector z20 = load(bias, site);
    FloatVector z21 = load(bias, site + L);
    FloatVector z22 = load(bias, site + 2 * L);
    FloatVector z23 = load(bias, site + 3 * L);
    FloatVector z30 = load(bias, site);
    FloatVector z31 = load(bias, site + L);
    FloatVector z32 = load(bias, site + 2 * L);
    FloatVector z33 = load(bias, site + 3 * L);
    FloatVector z40 = load(bias, site);
    FloatVector z41 = load(bias, site + L);
    FloatVector z42 = load(bias, site + 2 * L);
    FloatVector z43 = load(bias, site + 3 * L);
    int at = start;
    for (int i = 0; i < rows; i++) {
      FloatVector w0 = load(weights, at);
      FloatVector w1 = load(weights, at + L);
      FloatVector w2 = load(weights, at + 2 * L);
      FloatVector w3 = load(weights, at + 3 * L);
      FloatVector v = FloatVector.broadcast(SPECIES, x[x0 + i]);
      z00 = w0.fma(v, z00);
      z01 = w1.fma(v, z01);
      z02 = w2.fma(v, z02);
      z03 = w3.fma(v, z03);
      v = FloatVector.broadcast(SPECIES, x[x1 + i]);
      z10 = w0.fma(v, z10);
      z11 = w1.fma(v, z11);
      z12 = w2.fma(v, z12);
      z13 = w3.fma(v, z13);
      v = FloatVector.broadcast(SPECIES, x[x2 + i]);
      z20 = w0.fma(v, z20);
      z21 = w1.fma(v, z21);
      z22 = w2.fma(v, z22);
      z23 = w3.fma(v, z23);
      v = FloatVector.broadcast(SPECIES, x[x3 + i]);
      z30 = w0.fma(v, z30);
      z31 = w1.fma(v, z31);
      z32 = w2.fma(v, z32);
      z33 = w3.fma(v, z33);
      v = FloatVector.broadcast(SPECIES, x[x4 + i]);
      z40 = w0.fma(v, z40);
      z41 = w1.fma(v, z41);
      z42 = w2.fma(v, z42);
      z43 = w3.fma(v, z43);
      at += width;
    }
    z00.intoArray(z, to0);
    z01.intoArray(z, to0 + L);
    z02.intoArray(z, to0 + 2 * L);
    z03.intoArray(z, to0 + 3 * L);
    z10.intoArray(z, to1);
    z11.intoArray(z, to1 + L);
    z12.intoArray(z, to1 + 2 * L);
    z13.intoArray(z, to1 + 3 * L);
    z20.intoArray(z, to2);
    z21.intoArray(z, to2 + L);
    z22.intoArray(z, to2 + 2 * L);
    z23.intoArray(z, to2 + 3 * L);
    z30.intoArray(z, to3);
    z31.intoArray(z, to3 + L);
    z32.intoArray(z, to3 + 2 * L);
    z33.intoArray(z, to3 + 3 * L);
    z40.intoArray(z, to4);
    z41.intoArray(z, to4 + L);
    z42.intoArray(z, to4 + 2 * L);
    z43.intoArray(z, to4 + 3 * L);
  }

  /** The columns that are no four vectors, from {@code from} on: one at once. */
  private static void rest(
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      DenseRows in,
      int from,
      float[] z) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int stride = layout.stride();
    int rows = in.width();
    int last = in.examples() - 1;
    float[] x = in.values();
    for (int c = from; c < columns; c += L) {
      int site = layout.panelSite(panel) + c;
      for (int e0 = 0; e0 <= last; e0 += EXAMPLES) {
        int e1 = Math.min(e0 + 1, last);
        int e2 = Math.min(e0 + 2, last);
        int e3 = Math.min(e0 + 3, last);
        int e4 = Math.min(e0 + 4, last);
        FloatVector z0 = load(bias, site);
        FloatVector z1 = load(bias, site);
        FloatVector z2 = load(bias, site);
        FloatVector z3 = load(bias, site);
        FloatVector z4 = load(bias, site);
        int at = layout.panelStart(panel) + in.from() * width + c;
        for (int i = in.from(); i < in.to(); i++) {
          FloatVector w = load(weights, at);
          z0 = w.fma(FloatVector.broadcast(SPECIES, x[e0 * rows + i]), z0);
          z1 = w.fma(FloatVector.broadcast(SPECIES, x[e1 * rows + i]), z1);
          z2 = w.fma(FloatVector.broadcast(SPECIES, x[e2 * rows + i]), z2);
          z3 = w.fma(FloatVector.broadcast(SPECIES, x[e3 * rows + i]), z3);
          z4 = w.fma(FloatVector.broadcast(SPECIES, x[e4 * rows + i]), z4);
          at += width;
        }
        z0.intoArray(z, e0 * stride + site);
        z1.intoArray(z, e1 * stride + site);
        z2.intoArray(z, e2 * stride + site);
        z3.intoArray(z, e3 * stride + site);
        z4.intoArray(z, e4 * stride + site);
      }
    }
  }
}
