package org.truezero.bench.kernels;

import org.truezero.math.kernels.Kernels;

/**
 * How the kernels read the inputs of a layer. Bringing the inputs into that form is not part of it;
 * see {@link Preparation}.
 */
public enum Form {
  /** As lists of active entries. */
  LISTS,
  /** As lists, of weights that were read in order just before. */
  LISTS_AHEAD,
  /** As a matrix, zeros included. */
  DENSE;

  /** Rows of one call of the backward pass, as the trainer hands them out. */
  private static final int ROWS = 32;

  /** Computes the pre-activations: all panels, one after the other. */
  void forward(Kernels kernels, LayerParameters p, LayerCase c) {
    c.tiles.readAhead(this == LISTS_AHEAD);
    for (int panel = 0; panel < p.layout().panels(); panel++) {
      if (this == DENSE) {
        kernels.forwardDense(p.layout(), panel, p.weights(), p.bias(), c.rows, c.z, c.scratch);
      } else {
        kernels.forward(p.layout(), panel, p.weights(), p.bias(), c.tiles, c.z, c.scratch);
      }
    }
  }

  /** Computes derivatives and gradients: all ranges of rows; see {@link Kernels#backward}. */
  void backward(
      Kernels kernels,
      LayerParameters p,
      LayerCase c,
      float[] into,
      float factor,
      float[] derivative) {
    c.groups.readAhead(this == LISTS_AHEAD);
    int rows = this == DENSE ? c.rows.width() : c.groups.groups();
    for (int from = 0; from < rows; from += ROWS) {
      int to = Math.min(rows, from + ROWS);
      if (this == DENSE) {
        kernels.backwardDense(
            p.layout(),
            p.weights(),
            c.rows,
            from,
            to,
            c.delta,
            into,
            factor,
            c.scratch,
            derivative);
      } else {
        kernels.backward(
            p.layout(),
            p.weights(),
            c.groups,
            from,
            to,
            c.delta,
            into,
            factor,
            c.scratch,
            derivative);
      }
    }
  }
}
