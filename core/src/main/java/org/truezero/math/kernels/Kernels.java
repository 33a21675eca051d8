package org.truezero.math.kernels;

import org.truezero.math.DenseRows;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;

/**
 * The inner loops of a layer. The forward pass works panel by panel, the backward pass by ranges of
 * input rows; both come in a sparse form, which reads lists of active inputs, and a dense form,
 * which reads all of them. Implementations have no state and are safe for any number of threads on
 * different panels or different rows. Sizes were checked by the callers.
 *
 * <p>The order of every sum is fixed: pre-activations add bias and then inputs in ascending order;
 * gradients add examples in ascending order; deltas add columns in an order that depends on the
 * layout alone. Adding a product with an exact zero changes nothing, so a set of kernels gives the
 * same bits in both forms and however the work is spread over threads.
 *
 * <p>Pre-activations and deltas of example e begin at {@code e · layout.stride()}.
 */
public interface Kernels {
  /** Ranges of rows begin at multiples of this, so that no row belongs to two tiles. */
  int ROWS = 4;

  /** Returns the name that goes into the provenance, such as {@code vector-512}. */
  String name();

  /**
   * Computes the pre-activations of one panel for all examples: z = b + Σ value·W[index].
   *
   * @param weights all panels of the layer
   * @param bias in site order
   * @param in active inputs of each example, tile after tile
   * @param z [examples × stride], receives the sites of this panel
   * @param scratch of this thread
   */
  void forward(
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch);

  /**
   * Does the same as {@link #forward} from weights of half width: gives the bits that {@link
   * #forward} gives for the rounded weights.
   */
  void forwardHalf(
      PanelLayout layout,
      int panel,
      HalfWeights weights,
      float[] bias,
      RowTiles in,
      float[] z,
      Scratch scratch);

  /** Does the same as {@link #forward}, to the same bits, from inputs that are mostly not zero. */
  void forwardDense(
      PanelLayout layout,
      int panel,
      float[] weights,
      float[] bias,
      DenseRows in,
      float[] z,
      Scratch scratch);

  /**
   * Walks over a range of input rows that occur in a batch. For each row and each example it is
   * active for, computes the derivative by that input, Σ_columns W[row]·delta, from the weights
   * before any change; for each row, the gradient Σ_examples value·delta.
   *
   * @param rows entries grouped by input
   * @param from first group of the range
   * @param to group after the last
   * @param delta [examples × stride], 0 at padding
   * @param into the weights themselves, to which factor·gradient is added, or an array laid out
   *     like them, whose rows of the range are set to factor·gradient; null if not wanted
   * @param factor minus the learning rate, or 1
   * @param scratch of this thread
   * @param derivative receives the derivative of the entry in slot s at s; null if not wanted
   */
  void backward(
      PanelLayout layout,
      float[] weights,
      RowGroups rows,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor,
      Scratch scratch,
      float[] derivative);

  /**
   * Does the same as {@link #backward} from inputs that are mostly not zero, for all input rows of
   * a range. Derivatives are computed for every input, also where it is 0.
   *
   * @param from first input row, a multiple of {@link #ROWS}
   * @param to input row after the last, a multiple of {@link #ROWS} or the end
   * @param derivative receives the derivative by input i of example e at e·rows + i; null if not
   *     wanted
   */
  void backwardDense(
      PanelLayout layout,
      float[] weights,
      DenseRows in,
      int from,
      int to,
      float[] delta,
      float[] into,
      float factor,
      Scratch scratch,
      float[] derivative);

  /**
   * Returns the density of the inputs (0..1) from which the dense form of the forward pass is the
   * faster one; above 1 if it never is.
   */
  double denseForwardFrom(int examples);

  /** Returns the density of the inputs from which the dense form of the backward pass is faster. */
  double denseBackwardFrom(int examples);

  /** Computes y += factor·x over a range, rounded as a fused update rounds. */
  void addScaled(float factor, float[] x, float[] y, int from, int to);
}
