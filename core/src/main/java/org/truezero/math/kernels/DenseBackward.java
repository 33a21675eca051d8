package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;
import static org.truezero.math.kernels.Lanes.SPECIES;
import static org.truezero.math.kernels.Lanes.load;

import jdk.incubator.vector.FloatVector;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;

/**
 * The backward pass over all inputs. Deltas: tiles of four rows by five examples, twenty sums in
 * registers over all columns. Gradients: tiles of four rows by two vectors, few enough that the
 * just-in-time compiler of Java 17 keeps them all in registers. Rows or examples past the last are
 * replaced by the last, computed again and stored with the same bits.
 */
final class DenseBackward {
  private static final int ROWS = 4;
  private static final int EXAMPLES = DenseForward.EXAMPLES;
  private static final int TWO = 2 * L;

  private DenseBackward() {}

  static void run(
      PanelLayout layout,
      float[] weights,
      DenseRows in,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor,
      Scratch scratch,
      float[] derivative) {
    if (derivative != null) {
      derivatives(layout, weights, in, from, to, delta, scratch, derivative);
    }
    for (int p = 0; into != null && p < layout.panels(); p++) {
      gradient(layout, p, weights, in, from, to, delta, into, factor);
    }
  }

  private static void derivatives(
      PanelLayout layout,
      float[] weights,
      DenseRows in,
      int from,
      int to,
      float[] delta,
      Scratch scratch,
      float[] derivative) {
    float[] folds = scratch.folds(ROWS * EXAMPLES * L);
    for (int row = from; row < to; row += ROWS) {
      for (int e = 0; e < in.examples(); e += EXAMPLES) {
        products(layout, weights, row, delta, in.examples() - 1, e, folds);
        foldAll(folds, in, row, Math.min(to, row + ROWS), e, derivative);
      }
    }
  }

  private static void gradient(
      PanelLayout layout,
      int panel,
      float[] weights,
      DenseRows in,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor) {
    int columns = layout.columnsIn(panel);
    int site = layout.panelSite(panel);
    int c = 0;
    for (; c + TWO <= columns; c += TWO) {
      for (int row = from; row < to; row += ROWS) {
        tile2(layout, weights, panel, row, c, in, delta, site + c, into, factor);
      }
    }
    if (c < columns) {
      gradientRest(layout, panel, c, weights, in, from, to, delta, into, factor);
    }
  }

  /** Sums lane by lane the products of four rows with the deltas of five examples. */
  private static void products(
      PanelLayout layout,
      float[] weights,
      int row,
      float[] delta,
      int lastExample,
      int example,
      float[] folds) {
    int width = layout.panelWidth();
    int stride = layout.stride();
    int last = layout.rows() - 1;
    int start = layout.panelStart(0);
    int site = layout.panelSite(0);
    dot(
        weights,
        start + row * width,
        start + Math.min(row + 1, last) * width,
        start + Math.min(row + 2, last) * width,
        start + Math.min(row + 3, last) * width,
        last * width,
        width / L,
        layout.columns(),
        delta,
        site + example * stride,
        site + Math.min(example + 1, lastExample) * stride,
        site + Math.min(example + 2, lastExample) * stride,
        site + Math.min(example + 3, lastExample) * stride,
        site + Math.min(example + 4, lastExample) * stride,
        folds);
  }

  private static void foldAll(
      float[] folds, DenseRows in, int from, int to, int example, float[] derivative) {
    int end = Math.min(in.examples(), example + EXAMPLES);
    for (int e = example; e < end; e++) {
      for (int row = from; row < to; row++) {
        int at = (e - example) * ROWS + row - from;
        derivative[e * in.width() + row] = Lanes.fold(folds, at * L);
      }
    }
  }

  /**
   * The sums of {@link #products}.
   *
   * @param jump from the end of a row in one panel to its begin in the next
   * @param perPanel vectors of a row in one panel
   */
  private static void dot(
      float[] weights,
      int row0,
      int row1,
      int row2,
      int row3,
      int jump,
      int perPanel,
      int columns,
      float[] delta,
      int e0,
      int e1,
      int e2,
      int e3,
      int e4,
      float[] folds) {
    FloatVector s00 = FloatVector.zero(SPECIES);
    FloatVector s01 = FloatVector.zero(SPECIES);
    FloatVector s02 = FloatVector.zero(SPECIES);
    FloatVector s03 = FloatVector.zero(SPECIES);
    FloatVector s10 = FloatVector.zero(SPECIES);
    FloatVector s11 = FloatVector.zero(SPECIES);
    FloatVector s12 = FloatVector.zero(SPECIES);
    FloatVector s13 = FloatVector.zero(SPECIES);
    FloatVector s20 = FloatVector.zero(SPECIES);
    FloatVector s21 = FloatVector.zero(SPECIES);
    FloatVector s22 = FloatVector.zero(SPECIES);
    FloatVector s23 = FloatVector.zero(SPECIES);
    FloatVector s30 = FloatVector.zero(SPECIES);
    FloatVector s31 = FloatVector.zero(SPECIES);
    FloatVector s32 = FloatVector.zero(SPECIES);
    FloatVector s33 = FloatVector.zero(SPECIES);
    FloatVector s40 = FloatVector.zero(SPECIES);
    FloatVector s41 = FloatVector.zero(SPECIES);
    FloatVector s42 = FloatVector.zero(SPECIES);
    FloatVector s43 = FloatVector.zero(SPECIES);
    int left = perPanel;
    int at = 0;
    for (int c = 0; c < columns; c += L) {
      FloatVector w0 = load(weights, row0 + at);
      FloatVector w1 = load(weights, row1 + at);
      FloatVector w2 = load(weights, row2 + at);
      FloatVector w3 = load(weights, row3 + at);
      FloatVector d = load(delta, e0 + c);
      s00 = w0.fma(d, s00);
      s01 = w1.fma(d, s01);
      s02 = w2.fma(d, s02);
      s03 = w3.fma(d, s03);
      d = load(delta, e1 + c);
      s10 = w0.fma(d, s10);
      s11 = w1.fma(d, s11);
      s12 = w2.fma(d, s12);
      s13 = w3.fma(d, s13);
      d = load(delta, e2 + c);
      s20 = w0.fma(d, s20);
      s21 = w1.fma(d, s21);
      s22 = w2.fma(d, s22);
      s23 = w3.fma(d, s23);
      d = load(delta, e3 + c);
      s30 = w0.fma(d, s30);
      s31 = w1.fma(d, s31);
      s32 = w2.fma(d, s32);
      s33 = w3.fma(d, s33);
      d = load(delta, e4 + c);
      s40 = w0.fma(d, s40);
      s41 = w1.fma(d, s41);
      s42 = w2.fma(d, s42);
      s43 = w3.fma(d, s43);
      at += L;
      if (--left == 0) {
        left = perPanel;
        at += jump;
      }
    }
    s00.intoArray(folds, 0);
    s01.intoArray(folds, L);
    s02.intoArray(folds, 2 * L);
    s03.intoArray(folds, 3 * L);
    s10.intoArray(folds, 4 * L);
    s11.intoArray(folds, 5 * L);
    s12.intoArray(folds, 6 * L);
    s13.intoArray(folds, 7 * L);
    s20.intoArray(folds, 8 * L);
    s21.intoArray(folds, 9 * L);
    s22.intoArray(folds, 10 * L);
    s23.intoArray(folds, 11 * L);
    s30.intoArray(folds, 12 * L);
    s31.intoArray(folds, 13 * L);
    s32.intoArray(folds, 14 * L);
    s33.intoArray(folds, 15 * L);
    s40.intoArray(folds, 16 * L);
    s41.intoArray(folds, 17 * L);
    s42.intoArray(folds, 18 * L);
    s43.intoArray(folds, 19 * L);
  }

  private static void tile2(
      PanelLayout layout,
      float[] weights,
      int panel,
      int row,
      int column,
      DenseRows in,
      float[] delta,
      int site,
      float[] into,
      float factor) {
    int last = layout.rows() - 1 - row;
    int second = Math.min(1, last);
    int third = Math.min(2, last);
    int fourth = Math.min(3, last);
    int width = layout.panelWidth();
    int at = layout.panelStart(panel) + row * width + column;
    boolean inPlace = into == weights;
    gradient2(
        into,
        at,
        second * width,
        third * width,
        fourth * width,
        in.values(),
        row,
        second,
        third,
        fourth,
        in.width(),
        delta,
        site,
        layout.stride(),
        in.examples(),
        inPlace ? weights : Lanes.ZEROS,
        inPlace ? at : PanelLayout.LEAD,
        inPlace ? width : 0,
        factor);
  }

  private static void gradient2(
      float[] into,
      int at,
      int second,
      int third,
      int fourth,
      float[] x,
      int xAt,
      int x1,
      int x2,
      int x3,
      int xStride,
      float[] delta,
      int site,
      int stride,
      int examples,
      float[] base,
      int baseAt,
      int baseWidth,
      float factor) {
    FloatVector g00 = FloatVector.zero(SPECIES);
    FloatVector g01 = FloatVector.zero(SPECIES);
    FloatVector g10 = FloatVector.zero(SPECIES);
    FloatVector g11 = FloatVector.zero(SPECIES);
    FloatVector g20 = FloatVector.zero(SPECIES);
    FloatVector g21 = FloatVector.zero(SPECIES);
    FloatVector g30 = FloatVector.zero(SPECIES);
    FloatVector g31 = FloatVector.zero(SPECIES);
    int from = xAt;
    int d = site;
    for (int e = 0; e < examples; e++) {
      FloatVector d0 = load(delta, d);
      FloatVector d1 = load(delta, d + L);
      FloatVector v = FloatVector.broadcast(SPECIES, x[from]);
      g00 = d0.fma(v, g00);
      g01 = d1.fma(v, g01);
      v = FloatVector.broadcast(SPECIES, x[from + x1]);
      g10 = d0.fma(v, g10);
      g11 = d1.fma(v, g11);
      v = FloatVector.broadcast(SPECIES, x[from + x2]);
      g20 = d0.fma(v, g20);
      g21 = d1.fma(v, g21);
      v = FloatVector.broadcast(SPECIES, x[from + x3]);
      g30 = d0.fma(v, g30);
      g31 = d1.fma(v, g31);
      from += xStride;
      d += stride;
    }
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    int base1 = baseAt + x1 * baseWidth;
    int base2 = baseAt + x2 * baseWidth;
    int base3 = baseAt + x3 * baseWidth;
    // All rows are read before one is written: past the last row they are the same row.
    g00 = g00.fma(f, load(base, baseAt));
    g01 = g01.fma(f, load(base, baseAt + L));
    g10 = g10.fma(f, load(base, base1));
    g11 = g11.fma(f, load(base, base1 + L));
    g20 = g20.fma(f, load(base, base2));
    g21 = g21.fma(f, load(base, base2 + L));
    g30 = g30.fma(f, load(base, base3));
    g31 = g31.fma(f, load(base, base3 + L));
    g00.intoArray(into, at);
    g01.intoArray(into, at + L);
    g10.intoArray(into, at + second);
    g11.intoArray(into, at + second + L);
    g20.intoArray(into, at + third);
    g21.intoArray(into, at + third + L);
    g30.intoArray(into, at + fourth);
    g31.intoArray(into, at + fourth + L);
  }

  /** The columns of a panel that are no two vectors, from {@code column} on: one at once. */
  private static void gradientRest(
      PanelLayout layout,
      int panel,
      int column,
      float[] weights,
      DenseRows in,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int stride = layout.stride();
    int rows = in.width();
    int last = layout.rows() - 1;
    float[] x = in.values();
    boolean inPlace = into == weights;
    float[] base = inPlace ? weights : Lanes.ZEROS;
    int baseWidth = inPlace ? width : 0;
    for (int c = column; c < columns; c += L) {
      int site = layout.panelSite(panel) + c;
      int at = layout.panelStart(panel) + c;
      int baseAt = inPlace ? at : PanelLayout.LEAD;
      for (int r0 = from; r0 < to; r0 += ROWS) {
        int r1 = Math.min(r0 + 1, last);
        int r2 = Math.min(r0 + 2, last);
        int r3 = Math.min(r0 + 3, last);
        FloatVector g0 = FloatVector.zero(SPECIES);
        FloatVector g1 = FloatVector.zero(SPECIES);
        FloatVector g2 = FloatVector.zero(SPECIES);
        FloatVector g3 = FloatVector.zero(SPECIES);
        for (int e = 0; e < in.examples(); e++) {
          FloatVector d = load(delta, e * stride + site);
          g0 = d.fma(FloatVector.broadcast(SPECIES, x[e * rows + r0]), g0);
          g1 = d.fma(FloatVector.broadcast(SPECIES, x[e * rows + r1]), g1);
          g2 = d.fma(FloatVector.broadcast(SPECIES, x[e * rows + r2]), g2);
          g3 = d.fma(FloatVector.broadcast(SPECIES, x[e * rows + r3]), g3);
        }
        FloatVector f = FloatVector.broadcast(SPECIES, factor);
        // All rows are read before one is written: past the last row they are the same row.
        g0 = g0.fma(f, load(base, baseAt + r0 * baseWidth));
        g1 = g1.fma(f, load(base, baseAt + r1 * baseWidth));
        g2 = g2.fma(f, load(base, baseAt + r2 * baseWidth));
        g3 = g3.fma(f, load(base, baseAt + r3 * baseWidth));
        g0.intoArray(into, at + r0 * width);
        g1.intoArray(into, at + r1 * width);
        g2.intoArray(into, at + r2 * width);
        g3.intoArray(into, at + r3 * width);
      }
    }
  }
}
