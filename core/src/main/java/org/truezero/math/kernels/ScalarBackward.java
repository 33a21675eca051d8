package org.truezero.math.kernels;

import java.util.Arrays;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * The backward half of {@link ScalarKernels}. A row is taken out of all panels and put together, so
 * that loops are long: the just-in-time compiler spends a dozen plain steps before and after the
 * vector steps of each loop.
 */
final class ScalarBackward {
  /** Copies of one row of weights and of its gradient, the products of an example, and a rest. */
  private static final int WEIGHTS = 0;

  private static final int GRADIENT = 1;
  private static final int PRODUCTS = 2;
  private static final int REST = 3;

  private ScalarBackward() {}

  static void sparse(
      PanelLayout layout,
      float[] weights,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor,
      Scratch scratch,
      float[] derivative) {
    int columns = layout.columns();
    float[][] deltas = copyDeltas(layout, delta, rows.examples(), scratch);
    float[][] work = scratch.rows(REST + 1, columns);
    for (int g = from; g < to; g++) {
      beginRow(layout, weights, rows.row()[g], work);
      for (int m = rows.start()[g]; m < rows.start()[g + 1]; m++) {
        float[] d = deltas[rows.example()[m]];
        if (derivative != null) {
          derivative[rows.slot()[m]] = dot(work, d, columns);
        }
        if (into != null) {
          ScalarKernels.addOne(rows.value()[m], d, work[GRADIENT], columns);
        }
      }
      if (into != null) {
        endRow(layout, weights, into, rows.row()[g], factor, work);
      }
    }
  }

  static void dense(
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
    int columns = layout.columns();
    float[][] deltas = copyDeltas(layout, delta, in.examples(), scratch);
    float[][] work = scratch.rows(REST + 1, columns);
    for (int i = from; i < to; i++) {
      beginRow(layout, weights, i, work);
      for (int e = 0; e < in.examples(); e++) {
        int at = e * in.width() + i;
        if (derivative != null) {
          derivative[at] = dot(work, deltas[e], columns);
        }
        if (into != null) {
          ScalarKernels.addOne(in.values()[at], deltas[e], work[GRADIENT], columns);
        }
      }
      if (into != null) {
        endRow(layout, weights, into, i, factor, work);
      }
    }
  }

  /** Gives every example an array of its own. */
  private static float[][] copyDeltas(
      PanelLayout layout, float[] delta, int examples, Scratch scratch) {
    float[][] deltas = scratch.deltas(examples, layout.columns());
    for (int e = 0; e < examples; e++) {
      System.arraycopy(
          delta, e * layout.stride() + PanelLayout.LEAD, deltas[e], 0, layout.columns());
    }
    return deltas;
  }

  private static void beginRow(PanelLayout layout, float[] weights, int row, float[][] work) {
    int width = layout.panelWidth();
    for (int p = 0; p < layout.panels(); p++) {
      int at = layout.panelStart(p) + row * width;
      System.arraycopy(weights, at, work[WEIGHTS], p * width, width);
    }
    Arrays.fill(work[GRADIENT], 0, layout.columns(), 0);
  }

  private static void endRow(
      PanelLayout layout, float[] weights, float[] into, int row, float factor, float[][] work) {
    float[] result = work[WEIGHTS];
    if (into != weights) {
      Arrays.fill(result, 0, layout.columns(), 0);
    }
    ScalarKernels.addOne(factor, work[GRADIENT], result, layout.columns());
    int width = layout.panelWidth();
    for (int p = 0; p < layout.panels(); p++) {
      System.arraycopy(result, p * width, into, layout.panelStart(p) + row * width, width);
    }
  }

  private static float dot(float[][] work, float[] d, int columns) {
    float[] products = work[PRODUCTS];
    multiply(work[WEIGHTS], d, products, columns);
    int whole = Integer.highestOneBit(columns);
    if (whole < columns) {
      System.arraycopy(products, whole, work[REST], 0, columns - whole);
      ScalarKernels.addOne(1, work[REST], products, columns - whole);
    }
    return sum(products, whole);
  }

  private static void multiply(float[] x, float[] y, float[] products, int columns) {
    for (int j = 0; j < columns; j++) {
      products[j] = x[j] * y[j];
    }
  }

  /** Adds a power of two of numbers, halves on halves. Overwrites them. */
  private static float sum(float[] s, int columns) {
    int half = columns / 2;
    for (; half > 512; half /= 2) {
      for (int j = 0; j < half; j++) {
        s[j] += s[j + half];
      }
    }
    // Constant distances, so that the compiler sees that the halves do not overlap.
    if (half == 512) {
      for (int j = 0; j < 512; j++) {
        s[j] += s[j + 512];
      }
      half = 256;
    }
    if (half == 256) {
      for (int j = 0; j < 256; j++) {
        s[j] += s[j + 256];
      }
      half = 128;
    }
    if (half == 128) {
      for (int j = 0; j < 128; j++) {
        s[j] += s[j + 128];
      }
      half = 64;
    }
    if (half == 64) {
      for (int j = 0; j < 64; j++) {
        s[j] += s[j + 64];
      }
      half = 32;
    }
    for (; half >= 4; half /= 2) {
      for (int j = 0; j < half; j++) {
        s[j] += s[j + half];
      }
    }
    return (s[0] + s[2]) + (s[1] + s[3]);
  }
}
