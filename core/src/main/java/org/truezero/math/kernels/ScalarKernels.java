package org.truezero.math.kernels;

import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * Kernels in plain Java, with inner loops over neighbouring floats that the just-in-time compiler
 * turns into vector instructions. No fused multiply-add: without hardware for it {@code Math.fma}
 * is extremely slow, and with plain operations every machine gives the same bits.
 */
final class ScalarKernels implements Kernels {
  private static final int LANES = PanelLayout.LANES;

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void forward(
      PanelLayout layout, int panel, float[] weights, float[] bias, ActiveLists in, float[] z) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int[] indices = in.indices();
    float[] values = in.values();
    for (int e = 0; e < in.examples(); e++) {
      int to = e * layout.sites() + panel * width;
      System.arraycopy(bias, panel * width, z, to, columns);
      int at = in.start(e);
      int end = in.end(e);
      // Four rows at a time: the pre-activations are loaded and stored once for all four.
      for (; at + 4 <= end; at += 4) {
        addFour(
            weights,
            start + indices[at] * width,
            start + indices[at + 1] * width,
            start + indices[at + 2] * width,
            start + indices[at + 3] * width,
            values,
            at,
            z,
            to,
            columns);
      }
      for (; at < end; at++) {
        addOne(values[at], weights, start + indices[at] * width, z, to, columns);
      }
    }
  }

  private static void addFour(
      float[] weights,
      int row0,
      int row1,
      int row2,
      int row3,
      float[] values,
      int at,
      float[] z,
      int to,
      int columns) {
    float value0 = values[at];
    float value1 = values[at + 1];
    float value2 = values[at + 2];
    float value3 = values[at + 3];
    for (int j = 0; j < columns; j++) {
      float sum = z[to + j];
      sum += value0 * weights[row0 + j];
      sum += value1 * weights[row1 + j];
      sum += value2 * weights[row2 + j];
      sum += value3 * weights[row3 + j];
      z[to + j] = sum;
    }
  }

  private static void addOne(float value, float[] x, int from, float[] y, int to, int columns) {
    for (int j = 0; j < columns; j++) {
      y[to + j] += value * x[from + j];
    }
  }

  @Override
  public void deltas(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float[] parts) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    float[] lanes = new float[LANES];
    for (int g = 0; g < rows.groups(); g++) {
      int row = layout.panelStart(panel) + rows.row()[g] * width;
      for (int m = rows.start()[g]; m < rows.start()[g + 1]; m++) {
        int from = rows.example()[m] * layout.sites() + panel * width;
        parts[panel * rows.members() + rows.slot()[m]] =
            dot(weights, row, delta, from, columns, lanes);
      }
    }
  }

  @Override
  public void gradient(
      PanelLayout layout, int panel, RowGroups rows, float[] delta, float[] gradient) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    for (int g = 0; g < rows.groups(); g++) {
      int row = layout.panelStart(panel) + rows.row()[g] * width;
      for (int j = 0; j < columns; j++) {
        gradient[row + j] = 0;
      }
      for (int m = rows.start()[g]; m < rows.start()[g + 1]; m++) {
        int from = rows.example()[m] * layout.sites() + panel * width;
        addOne(rows.value()[m], delta, from, gradient, row, columns);
      }
    }
  }

  @Override
  public void deltasAndUpdate(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float factor,
      float[] parts) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    float[] lanes = new float[LANES];
    float[] gradient = new float[columns];
    for (int g = 0; g < rows.groups(); g++) {
      int row = layout.panelStart(panel) + rows.row()[g] * width;
      for (int j = 0; j < columns; j++) {
        gradient[j] = 0;
      }
      for (int m = rows.start()[g]; m < rows.start()[g + 1]; m++) {
        int from = rows.example()[m] * layout.sites() + panel * width;
        if (parts != null) {
          parts[panel * rows.members() + rows.slot()[m]] =
              dot(weights, row, delta, from, columns, lanes);
        }
        addOne(rows.value()[m], delta, from, gradient, 0, columns);
      }
      addOne(factor, gradient, 0, weights, row, columns);
    }
  }

  /** Sums sixteen neighbouring lanes apart, so that each step is one vector operation. */
  private static float dot(float[] x, int xFrom, float[] y, int yFrom, int columns, float[] lanes) {
    for (int j = 0; j < LANES; j++) {
      lanes[j] = x[xFrom + j] * y[yFrom + j];
    }
    for (int c = LANES; c < columns; c += LANES) {
      for (int j = 0; j < LANES; j++) {
        lanes[j] += x[xFrom + c + j] * y[yFrom + c + j];
      }
    }
    float low = (lanes[0] + lanes[8]) + (lanes[4] + lanes[12]);
    float low2 = (lanes[2] + lanes[10]) + (lanes[6] + lanes[14]);
    float high = (lanes[1] + lanes[9]) + (lanes[5] + lanes[13]);
    float high2 = (lanes[3] + lanes[11]) + (lanes[7] + lanes[15]);
    return (low + low2) + (high + high2);
  }

  @Override
  public void addScaled(float factor, float[] x, float[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] += factor * x[j];
    }
  }
}
