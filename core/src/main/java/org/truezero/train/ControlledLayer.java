package org.truezero.train;

/**
 * Where the search for λ of one hidden layer is, see {@link SparsityTarget}.
 *
 * @param l1 λ of the activation penalty now, 0 or more
 * @param zeroFraction running mean of the exact zeros of the layer on training data, dropout off,
 *     0..1; NaN before the first batch
 */
public record ControlledLayer(double l1, double zeroFraction) {
  /** Checks the ranges. */
  public ControlledLayer {
    if (!(l1 >= 0 && l1 < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l1 of a layer: " + l1 + ", expected 0 or more");
    }
    if (zeroFraction < 0 || zeroFraction > 1) {
      throw new IllegalArgumentException(
          "zero fraction of a layer: " + zeroFraction + ", expected 0 to 1");
    }
  }

  /** Nothing seen yet: λ is far below what shows any effect in most networks. */
  static final ControlledLayer START = new ControlledLayer(1e-6, Double.NaN);
}
