package org.truezero.math.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * Kernels with the Vector API. Loaded only after its module was found.
 *
 * <p>Eight (then four, then one) neighbouring vectors of a panel row are held in registers at a
 * time: eight independent sums hide the latency of the multiply-add, and one row of the usual panel
 * of 128 columns is exactly eight registers of 512 bits. Lanes are folded by explicit shuffles,
 * never by {@code reduceLanes}, whose order differs between the interpreter and compiled code.
 */
final class VectorKernels implements Kernels {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();
  private static final int FOUR = 4 * L;
  private static final int EIGHT = 8 * L;

  private static final VectorShuffle<Float> BY_8 = rotation(8);
  private static final VectorShuffle<Float> BY_4 = rotation(4);
  private static final VectorShuffle<Float> BY_2 = rotation(2);
  private static final VectorShuffle<Float> BY_1 = rotation(1);

  private static VectorShuffle<Float> rotation(int lanes) {
    return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % L);
  }

  /** Returns whether the vectors of this machine are worth using. */
  static boolean suitable() {
    // At least 256 bits on x86 (which then has fused multiply-add); elsewhere at least 128.
    boolean x86 = System.getProperty("os.arch", "").matches("amd64|x86_64|i386|x86");
    return L <= PanelLayout.LANES && L >= (x86 ? 8 : 4);
  }

  @Override
  public String name() {
    return "vector-" + 32 * L;
  }

  @Override
  public void forward(
      PanelLayout layout, int panel, float[] weights, float[] bias, ActiveLists in, float[] z) {
    int width = layout.panelWidth();
    int columns = layout.columnsIn(panel);
    int start = layout.panelStart(panel);
    int site = panel * width;
    int[] indices = in.indices();
    float[] values = in.values();
    for (int e = 0; e < in.examples(); e++) {
      int from = in.start(e);
      int end = in.end(e);
      int to = e * layout.sites() + site;
      int c = 0;
      for (; c + EIGHT <= columns; c += EIGHT) {
        forward8(weights, start + c, width, bias, site + c, indices, values, from, end, z, to + c);
      }
      for (; c + FOUR <= columns; c += FOUR) {
        forward4(weights, start + c, width, bias, site + c, indices, values, from, end, z, to + c);
      }
      for (; c < columns; c += L) {
        forward1(weights, start + c, width, bias, site + c, indices, values, from, end, z, to + c);
      }
    }
  }

  private static void forward8(
      float[] weights,
      int start,
      int width,
      float[] bias,
      int site,
      int[] indices,
      float[] values,
      int from,
      int end,
      float[] z,
      int to) {
    FloatVector z0 = load(bias, site);
    FloatVector z1 = load(bias, site + L);
    FloatVector z2 = load(bias, site + 2 * L);
    FloatVector z3 = load(bias, site + 3 * L);
    FloatVector z4 = load(bias, site + 4 * L);
    FloatVector z5 = load(bias, site + 5 * L);
    FloatVector z6 = load(bias, site + 6 * L);
    FloatVector z7 = load(bias, site + 7 * L);
    for (int at = from; at < end; at++) {
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
    z0.intoArray(z, to);
    z1.intoArray(z, to + L);
    z2.intoArray(z, to + 2 * L);
    z3.intoArray(z, to + 3 * L);
    z4.intoArray(z, to + 4 * L);
    z5.intoArray(z, to + 5 * L);
    z6.intoArray(z, to + 6 * L);
    z7.intoArray(z, to + 7 * L);
  }

  private static void forward4(
      float[] weights,
      int start,
      int width,
      float[] bias,
      int site,
      int[] indices,
      float[] values,
      int from,
      int end,
      float[] z,
      int to) {
    FloatVector z0 = load(bias, site);
    FloatVector z1 = load(bias, site + L);
    FloatVector z2 = load(bias, site + 2 * L);
    FloatVector z3 = load(bias, site + 3 * L);
    for (int at = from; at < end; at++) {
      int row = start + indices[at] * width;
      FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
      z0 = load(weights, row).fma(v, z0);
      z1 = load(weights, row + L).fma(v, z1);
      z2 = load(weights, row + 2 * L).fma(v, z2);
      z3 = load(weights, row + 3 * L).fma(v, z3);
    }
    z0.intoArray(z, to);
    z1.intoArray(z, to + L);
    z2.intoArray(z, to + 2 * L);
    z3.intoArray(z, to + 3 * L);
  }

  private static void forward1(
      float[] weights,
      int start,
      int width,
      float[] bias,
      int site,
      int[] indices,
      float[] values,
      int from,
      int end,
      float[] z,
      int to) {
    FloatVector z0 = load(bias, site);
    for (int at = from; at < end; at++) {
      FloatVector v = FloatVector.broadcast(SPECIES, values[at]);
      z0 = load(weights, start + indices[at] * width).fma(v, z0);
    }
    z0.intoArray(z, to);
  }

  @Override
  public void deltas(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float[] parts) {
    VectorBackward.deltas(layout, panel, weights, rows, delta, parts);
  }

  @Override
  public void gradient(
      PanelLayout layout, int panel, RowGroups rows, float[] delta, float[] gradient) {
    VectorBackward.gradient(layout, panel, rows, delta, gradient);
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
    VectorBackward.deltasAndUpdate(layout, panel, weights, rows, delta, factor, parts);
  }

  @Override
  public void addScaled(float factor, float[] x, float[] y, int from, int to) {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    for (int j = from; j < to; j += L) {
      load(x, j).fma(f, load(y, j)).intoArray(y, j);
    }
  }

  static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }

  /** Adds all lanes: halves on halves, down to one. */
  static float fold(FloatVector v) {
    FloatVector sum = v;
    if (L > 8) {
      sum = sum.add(sum.rearrange(BY_8));
    }
    if (L > 4) {
      sum = sum.add(sum.rearrange(BY_4));
    }
    sum = sum.add(sum.rearrange(BY_2));
    sum = sum.add(sum.rearrange(BY_1));
    return sum.lane(0);
  }
}
