package org.truezero.math.kernels;

import static org.truezero.math.kernels.Lanes.L;

import org.truezero.math.DenseRows;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;

/**
 * Kernels with the Vector API. Loaded only after its module was found.
 *
 * <p>Methods with vectors have a size: so short that the just-in-time compiler of Java 17 finds
 * registers for all their vectors, and more than the 325 bytes of bytecode up to which it puts a
 * method into its caller. In a large caller it may run out of nodes in the middle of a kernel; it
 * then allocates every vector, and the kernel is ten times slower for the rest of the process.
 * Whether that happens depends on which method is compiled first.
 */
final class VectorKernels implements Kernels {
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
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch) {
    SparseForward.run(layout, panel, weights, bias, in, z, scratch);
  }

  @Override
  public void forwardHalf(
      PanelLayout layout,
      int panel,
      HalfWeights weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch) {
    HalfForward.run(layout, panel, weights, bias, in, z, scratch);
  }

  @Override
  public void forwardDense(
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      DenseRows in,
      float[] z,
      Scratch scratch) {
    DenseForward.run(layout, panel, weights, bias, in, z);
  }

  @Override
  public void backward(
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
    SparseBackward.run(layout, weights, rows, from, to, delta, into, factor, scratch, derivative);
  }

  @Override
  public void backwardDense(
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
    DenseBackward.run(layout, weights, in, from, to, delta, into, factor, scratch, derivative);
  }

  /**
   * Measured by bench/curve on layers of 1000 × 1000: 0.50 to 0.67 at batch 10, 0.47 to 0.52 at
   * batch 100. A dense tile of fewer than three examples is mostly repetition.
   */
  @Override
  public double denseForwardFrom(int examples) {
    return examples < 3 ? 2 : 0.5;
  }

  /**
   * Measured on the same layers: never at batch 10; at batch 100 hardly ever for the fused pass,
   * which training takes most, from 0.80 to 0.90 on without deltas, from 0.64 to 0.68 on where
   * gradients are written.
   */
  @Override
  public double denseBackwardFrom(int examples) {
    return examples < 50 ? 2 : 0.75;
  }

  /** A plain loop, which the compilers turn into vectors without help. */
  @Override
  public void addScaled(float factor, float[] x, float[] y, int from, int to) {
    for (int j = from; j < to; j++) {
      y[j] = Math.fma(factor, x[j], y[j]);
    }
  }
}
