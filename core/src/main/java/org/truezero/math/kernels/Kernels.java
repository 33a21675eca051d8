package org.truezero.math.kernels;

import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * The inner loops over one panel of a layer. Implementations have no state and are safe for any
 * number of threads on different panels. Sizes were checked by the callers.
 *
 * <p>The order of every sum is fixed: pre-activations add bias and then inputs in ascending order;
 * gradients add examples in ascending order; deltas add columns in an order that depends on the
 * panel width alone. A set of kernels therefore gives the same bits however the panels are spread
 * over threads.
 */
public interface Kernels {
  /** Returns the name that goes into the provenance, such as {@code vector-512}. */
  String name();

  /**
   * Computes the pre-activations of one panel for all examples: z = b + Σ value·W[index].
   *
   * @param weights all panels of the layer
   * @param bias in site order
   * @param in active inputs of each example
   * @param z [examples × sites], receives the sites of this panel
   */
  void forward(
      PanelLayout layout, int panel, float[] weights, float[] bias, ActiveLists in, float[] z);

  /**
   * Computes, for each entry of the input lists, this panel's part of the derivative by that input:
   * Σ_columns W[row]·delta.
   *
   * @param rows entries grouped by input
   * @param delta [examples × sites]
   * @param parts receives the part of the entry in slot s at {@code panel · members + s}
   */
  void deltas(
      PanelLayout layout, int panel, float[] weights, RowGroups rows, float[] delta, float[] parts);

  /**
   * Computes the gradient of one panel's weights for the rows that occur: Σ_examples value·delta.
   *
   * @param rows entries grouped by input
   * @param delta [examples × sites]
   * @param gradient laid out like the weights; only the rows of {@code rows} are written
   */
  void gradient(PanelLayout layout, int panel, RowGroups rows, float[] delta, float[] gradient);

  /**
   * Does {@link #deltas}, {@link #gradient} and {@code w += factor·gradient} in one pass over the
   * weights, to the same bits. Deltas are taken from the weights before the update.
   *
   * @param factor minus the learning rate
   * @param parts as for {@link #deltas}, or null if deltas are not wanted
   */
  void deltasAndUpdate(
      PanelLayout layout,
      int panel,
      float[] weights,
      RowGroups rows,
      float[] delta,
      float factor,
      float[] parts);

  /** Computes y += factor·x over a range whose length is a multiple of the lanes. */
  void addScaled(float factor, float[] x, float[] y, int from, int to);
}
