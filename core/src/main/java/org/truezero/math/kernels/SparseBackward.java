package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;
import static org.truezero.math.kernels.Lanes.SPECIES;
import static org.truezero.math.kernels.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * The backward pass over lists. A block of a weight row and of its gradient stays in registers
 * while the examples it is active for pass by; the sums of products for the deltas are kept lane by
 * lane in {@code folds} from panel to panel, and the lanes are folded once at the end, because
 * folding costs as much as a block of sixteen multiply-adds.
 */
final class SparseBackward {
  private static final int FOUR = 4 * L;
  private static final int EIGHT = 8 * L;

  private SparseBackward() {}

  static void run(
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
    int members = rows.start()[to] - rows.start()[from];
    boolean deltas = derivative != null;
    float[] folds = scratch.folds(deltas ? PanelLayout.LEAD + Math.multiplyExact(members, L) : 0);
    if (deltas) {
      Arrays.fill(folds, PanelLayout.LEAD, PanelLayout.LEAD + members * L, 0);
    }
    for (int p = 0; p < layout.panels(); p++) {
      if (rows.readAhead() && from < to) {
        int start = layout.panelStart(p);
        int after = rows.row()[to - 1] + 1;
        ReadAhead.rows(weights, start, layout.panelWidth(), rows.row()[from], after, scratch);
      }
      if (deltas && into == weights) {
        descend(layout, p, weights, rows, from, to, delta, factor, folds);
      } else {
        if (deltas) {
          products(layout, p, weights, rows, from, to, delta, folds);
        }
        if (into != null) {
          gradient(layout, p, weights, rows, from, to, delta, into, factor);
        }
      }
    }
    if (deltas) {
      int first = rows.start()[from];
      int[] slot = rows.slot();
      for (int m = 0; m < members; m++) {
        derivative[slot[first + m]] = Lanes.fold(folds, PanelLayout.LEAD + m * L);
      }
    }
  }

  /** Products for the deltas, then the update, in one reading of the weights. */
  private static void descend(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      float factor,
      float[] folds) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int site = layout.panelSite(panel);
    int stride = layout.stride();
    int c = 0;
    for (; c + EIGHT <= columns; c += EIGHT) {
      descend8(weights, start + c, width, rows, from, to, delta, site + c, stride, factor, folds);
    }
    if (c < columns) {
      descendRest(
          weights, start, width, c, columns, rows, from, to, delta, site, stride, factor, folds);
    }
  }

  /** Products for the deltas alone. */
  private static void products(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      float[] folds) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int site = layout.panelSite(panel);
    int stride = layout.stride();
    int c = 0;
    for (; c + EIGHT <= columns; c += EIGHT) {
      products8(weights, start + c, width, rows, from, to, delta, site + c, stride, folds);
    }
    if (c < columns) {
      productsRest(weights, start, width, c, columns, rows, from, to, delta, site, stride, folds);
    }
  }

  /** The gradient alone, added to the weights or to zeros. */
  private static void gradient(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int site = layout.panelSite(panel);
    int stride = layout.stride();
    float[] base = into == weights ? weights : Lanes.ZEROS;
    int c = 0;
    for (; c + EIGHT <= columns; c += EIGHT) {
      gradient8(into, start + c, width, base, rows, from, to, delta, site + c, stride, factor);
    }
    if (c < columns) {
      gradientRest(
          into, start, width, c, columns, base, rows, from, to, delta, site, stride, factor);
    }
  }

  private static void descend8(
      float[] weights,
      int start,
      int width,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float factor,
      float[] folds) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    float[] value = rows.value();
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    int lanes = PanelLayout.LEAD;
    for (int i = from; i < to; i++) {
      int at = start + row[i] * width;
      FloatVector w0 = load(weights, at);
      FloatVector w1 = load(weights, at + L);
      FloatVector w2 = load(weights, at + 2 * L);
      FloatVector w3 = load(weights, at + 3 * L);
      FloatVector w4 = load(weights, at + 4 * L);
      FloatVector w5 = load(weights, at + 5 * L);
      FloatVector w6 = load(weights, at + 6 * L);
      FloatVector w7 = load(weights, at + 7 * L);
      FloatVector g0 = FloatVector.zero(SPECIES);
      FloatVector g1 = FloatVector.zero(SPECIES);
      FloatVector g2 = FloatVector.zero(SPECIES);
      FloatVector g3 = FloatVector.zero(SPECIES);
      FloatVector g4 = FloatVector.zero(SPECIES);
      FloatVector g5 = FloatVector.zero(SPECIES);
      FloatVector g6 = FloatVector.zero(SPECIES);
      FloatVector g7 = FloatVector.zero(SPECIES);
      int end = first[i + 1];
      for (int m = first[i]; m < end; m++) {
        int d = example[m] * stride + site;
        FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
        FloatVector sum = load(folds, lanes);
        FloatVector d0 = load(delta, d);
        g0 = d0.fma(v, g0);
        sum = d0.fma(w0, sum);
        FloatVector d1 = load(delta, d + L);
        g1 = d1.fma(v, g1);
        sum = d1.fma(w1, sum);
        FloatVector d2 = load(delta, d + 2 * L);
        g2 = d2.fma(v, g2);
        sum = d2.fma(w2, sum);
        FloatVector d3 = load(delta, d + 3 * L);
        g3 = d3.fma(v, g3);
        sum = d3.fma(w3, sum);
        FloatVector d4 = load(delta, d + 4 * L);
        g4 = d4.fma(v, g4);
        sum = d4.fma(w4, sum);
        FloatVector d5 = load(delta, d + 5 * L);
        g5 = d5.fma(v, g5);
        sum = d5.fma(w5, sum);
        FloatVector d6 = load(delta, d + 6 * L);
        g6 = d6.fma(v, g6);
        sum = d6.fma(w6, sum);
        FloatVector d7 = load(delta, d + 7 * L);
        g7 = d7.fma(v, g7);
        sum = d7.fma(w7, sum);
        sum.intoArray(folds, lanes);
        lanes += L;
      }
      g0.fma(f, w0).intoArray(weights, at);
      g1.fma(f, w1).intoArray(weights, at + L);
      g2.fma(f, w2).intoArray(weights, at + 2 * L);
      g3.fma(f, w3).intoArray(weights, at + 3 * L);
      g4.fma(f, w4).intoArray(weights, at + 4 * L);
      g5.fma(f, w5).intoArray(weights, at + 5 * L);
      g6.fma(f, w6).intoArray(weights, at + 6 * L);
      g7.fma(f, w7).intoArray(weights, at + 7 * L);
    }
  }

  /** The columns that are no eight vectors: four at once, then one. */
  private static void descendRest(
      float[] weights,
      int start,
      int width,
      int column,
      int columns,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float factor,
      float[] folds) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    float[] value = rows.value();
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    int c = column;
    for (; c + FOUR <= columns; c += FOUR) {
      int lanes = PanelLayout.LEAD;
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector w0 = load(weights, at);
        FloatVector w1 = load(weights, at + L);
        FloatVector w2 = load(weights, at + 2 * L);
        FloatVector w3 = load(weights, at + 3 * L);
        FloatVector g0 = FloatVector.zero(SPECIES);
        FloatVector g1 = FloatVector.zero(SPECIES);
        FloatVector g2 = FloatVector.zero(SPECIES);
        FloatVector g3 = FloatVector.zero(SPECIES);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
          FloatVector sum = load(folds, lanes);
          FloatVector d0 = load(delta, d);
          g0 = d0.fma(v, g0);
          sum = d0.fma(w0, sum);
          FloatVector d1 = load(delta, d + L);
          g1 = d1.fma(v, g1);
          sum = d1.fma(w1, sum);
          FloatVector d2 = load(delta, d + 2 * L);
          g2 = d2.fma(v, g2);
          sum = d2.fma(w2, sum);
          FloatVector d3 = load(delta, d + 3 * L);
          g3 = d3.fma(v, g3);
          sum = d3.fma(w3, sum);
          sum.intoArray(folds, lanes);
          lanes += L;
        }
        g0.fma(f, w0).intoArray(weights, at);
        g1.fma(f, w1).intoArray(weights, at + L);
        g2.fma(f, w2).intoArray(weights, at + 2 * L);
        g3.fma(f, w3).intoArray(weights, at + 3 * L);
      }
    }
    for (; c < columns; c += L) {
      int lanes = PanelLayout.LEAD;
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector w0 = load(weights, at);
        FloatVector g0 = FloatVector.zero(SPECIES);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
          FloatVector sum = load(folds, lanes);
          FloatVector d0 = load(delta, d);
          g0 = d0.fma(v, g0);
          sum = d0.fma(w0, sum);
          sum.intoArray(folds, lanes);
          lanes += L;
        }
        g0.fma(f, w0).intoArray(weights, at);
      }
    }
  }

  private static void products8(
      float[] weights,
      int start,
      int width,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float[] folds) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    int lanes = PanelLayout.LEAD;
    for (int i = from; i < to; i++) {
      int at = start + row[i] * width;
      FloatVector w0 = load(weights, at);
      FloatVector w1 = load(weights, at + L);
      FloatVector w2 = load(weights, at + 2 * L);
      FloatVector w3 = load(weights, at + 3 * L);
      FloatVector w4 = load(weights, at + 4 * L);
      FloatVector w5 = load(weights, at + 5 * L);
      FloatVector w6 = load(weights, at + 6 * L);
      FloatVector w7 = load(weights, at + 7 * L);
      int end = first[i + 1];
      for (int m = first[i]; m < end; m++) {
        int d = example[m] * stride + site;
        FloatVector sum = load(folds, lanes);
        sum = load(delta, d).fma(w0, sum);
        sum = load(delta, d + L).fma(w1, sum);
        sum = load(delta, d + 2 * L).fma(w2, sum);
        sum = load(delta, d + 3 * L).fma(w3, sum);
        sum = load(delta, d + 4 * L).fma(w4, sum);
        sum = load(delta, d + 5 * L).fma(w5, sum);
        sum = load(delta, d + 6 * L).fma(w6, sum);
        sum = load(delta, d + 7 * L).fma(w7, sum);
        sum.intoArray(folds, lanes);
        lanes += L;
      }
    }
  }

  /** The columns that are no eight vectors: four at once, then one. */
  private static void productsRest(
      float[] weights,
      int start,
      int width,
      int column,
      int columns,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float[] folds) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    int c = column;
    for (; c + FOUR <= columns; c += FOUR) {
      int lanes = PanelLayout.LEAD;
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector w0 = load(weights, at);
        FloatVector w1 = load(weights, at + L);
        FloatVector w2 = load(weights, at + 2 * L);
        FloatVector w3 = load(weights, at + 3 * L);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector sum = load(folds, lanes);
          sum = load(delta, d).fma(w0, sum);
          sum = load(delta, d + L).fma(w1, sum);
          sum = load(delta, d + 2 * L).fma(w2, sum);
          sum = load(delta, d + 3 * L).fma(w3, sum);
          sum.intoArray(folds, lanes);
          lanes += L;
        }
      }
    }
    for (; c < columns; c += L) {
      int lanes = PanelLayout.LEAD;
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector w0 = load(weights, at);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector sum = load(folds, lanes);
          sum = load(delta, d).fma(w0, sum);
          sum.intoArray(folds, lanes);
          lanes += L;
        }
      }
    }
  }

  private static void gradient8(
      float[] into,
      int start,
      int width,
      float[] base,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float factor) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    float[] value = rows.value();
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    for (int i = from; i < to; i++) {
      int at = start + row[i] * width;
      FloatVector g0 = FloatVector.zero(SPECIES);
      FloatVector g1 = FloatVector.zero(SPECIES);
      FloatVector g2 = FloatVector.zero(SPECIES);
      FloatVector g3 = FloatVector.zero(SPECIES);
      FloatVector g4 = FloatVector.zero(SPECIES);
      FloatVector g5 = FloatVector.zero(SPECIES);
      FloatVector g6 = FloatVector.zero(SPECIES);
      FloatVector g7 = FloatVector.zero(SPECIES);
      int end = first[i + 1];
      for (int m = first[i]; m < end; m++) {
        int d = example[m] * stride + site;
        FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
        g0 = load(delta, d).fma(v, g0);
        g1 = load(delta, d + L).fma(v, g1);
        g2 = load(delta, d + 2 * L).fma(v, g2);
        g3 = load(delta, d + 3 * L).fma(v, g3);
        g4 = load(delta, d + 4 * L).fma(v, g4);
        g5 = load(delta, d + 5 * L).fma(v, g5);
        g6 = load(delta, d + 6 * L).fma(v, g6);
        g7 = load(delta, d + 7 * L).fma(v, g7);
      }
      int baseAt = base == into ? at : PanelLayout.LEAD;
      g0.fma(f, load(base, baseAt)).intoArray(into, at);
      g1.fma(f, load(base, baseAt + L)).intoArray(into, at + L);
      g2.fma(f, load(base, baseAt + 2 * L)).intoArray(into, at + 2 * L);
      g3.fma(f, load(base, baseAt + 3 * L)).intoArray(into, at + 3 * L);
      g4.fma(f, load(base, baseAt + 4 * L)).intoArray(into, at + 4 * L);
      g5.fma(f, load(base, baseAt + 5 * L)).intoArray(into, at + 5 * L);
      g6.fma(f, load(base, baseAt + 6 * L)).intoArray(into, at + 6 * L);
      g7.fma(f, load(base, baseAt + 7 * L)).intoArray(into, at + 7 * L);
    }
  }

  /** The columns that are no eight vectors: four at once, then one. */
  private static void gradientRest(
      float[] into,
      int start,
      int width,
      int column,
      int columns,
      float[] base,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      int site,
      int stride,
      float factor) {
    int[] row = rows.row();
    int[] first = rows.start();
    int[] example = rows.example();
    float[] value = rows.value();
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    int c = column;
    for (; c + FOUR <= columns; c += FOUR) {
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector g0 = FloatVector.zero(SPECIES);
        FloatVector g1 = FloatVector.zero(SPECIES);
        FloatVector g2 = FloatVector.zero(SPECIES);
        FloatVector g3 = FloatVector.zero(SPECIES);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
          g0 = load(delta, d).fma(v, g0);
          g1 = load(delta, d + L).fma(v, g1);
          g2 = load(delta, d + 2 * L).fma(v, g2);
          g3 = load(delta, d + 3 * L).fma(v, g3);
        }
        int baseAt = base == into ? at : PanelLayout.LEAD;
        g0.fma(f, load(base, baseAt)).intoArray(into, at);
        g1.fma(f, load(base, baseAt + L)).intoArray(into, at + L);
        g2.fma(f, load(base, baseAt + 2 * L)).intoArray(into, at + 2 * L);
        g3.fma(f, load(base, baseAt + 3 * L)).intoArray(into, at + 3 * L);
      }
    }
    for (; c < columns; c += L) {
      for (int i = from; i < to; i++) {
        int at = start + c + row[i] * width;
        FloatVector g0 = FloatVector.zero(SPECIES);
        int end = first[i + 1];
        for (int m = first[i]; m < end; m++) {
          int d = example[m] * stride + site + c;
          FloatVector v = FloatVector.broadcast(SPECIES, value[m]);
          g0 = load(delta, d).fma(v, g0);
        }
        int baseAt = base == into ? at : PanelLayout.LEAD;
        g0.fma(f, load(base, baseAt)).intoArray(into, at);
      }
    }
  }
}
