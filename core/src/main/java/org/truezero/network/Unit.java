package org.truezero.network;

import java.util.Locale;

/**
 * What a hidden unit computes from its pre-activations: the closed family of units (Glorot et al.
 * 2011, §2 and §3; CS231n, Neural Networks part 1).
 *
 * <p>A unit has {@link #pieces()} pre-activations, of which a winner may be chosen (maxout), {@link
 * #outputs()} outputs (two for paired rectifiers) and {@link #learned()} parameters of its own that
 * are trained (the slope of a parametric rectifier). An output that is exactly zero and passes no
 * gradient is never written down: {@link #activate} lists only the others, which is what makes
 * zeros free in every later step. Every output depends on exactly one pre-activation, and of the
 * outputs listed no two depend on the same one.
 *
 * <p>All members are immutable.
 */
public sealed interface Unit
    permits Rectifier,
        ThresholdedRectifier,
        LeakyRectifier,
        ParametricRectifier,
        Softplus,
        LogisticSigmoid,
        Tanh,
        Linear,
        Absolute,
        Paired,
        Maxout {

  /**
   * Computes the outputs of neighbouring units for one example and lists those that are not silent.
   *
   * <p>Unit {@code u} of the block reads {@code z[offset + u]}, and its piece {@code k} reads
   * {@code z[offset + k·stride + u]}. For each listed output, ascending: {@code active.output[at]}
   * is {@code outputs() · (first + u) + which}, {@code active.value[at]} the output, {@code
   * active.slope[at]} its derivative by the pre-activation it depends on, {@code active.site[at]}
   * the position of that pre-activation counted from {@code offset}.
   *
   * @param z pre-activations
   * @param offset position of the first unit's first piece
   * @param stride distance between the pieces of one unit
   * @param units how many units
   * @param first number of the first unit in its layer
   * @param learned parameters of all units of the layer, {@code learned()} each
   * @param active receives the outputs; has room for {@code units · outputs()} more
   * @param at where the first one goes
   * @return position after the last one written
   */
  int activate(
      float[] z,
      int offset,
      int stride,
      int units,
      int first,
      float[] learned,
      Active active,
      int at);

  /** Returns the pre-activations of one unit, 1 for all but maxout. */
  default int pieces() {
    return 1;
  }

  /** Returns the outputs of one unit, 2 for paired rectifiers and otherwise 1. */
  default int outputs() {
    return 1;
  }

  /** Returns how many trained parameters one unit has besides weights and bias. */
  default int learned() {
    return 0;
  }

  /** Returns the value a trained parameter starts from. */
  default float initialLearned() {
    return 0;
  }

  /**
   * Returns the derivative of the (unsigned) output by the trained parameter.
   *
   * @param z pre-activation the output depends on
   */
  default float learnedSlope(float z) {
    return 0;
  }

  /** Returns whether the unit gives exact zeros for a whole range of pre-activations. */
  default boolean exactZeros() {
    return false;
  }

  /** Returns whether outputs are never negative, so that sign balance makes sense. */
  default boolean oneSided() {
    return false;
  }

  /**
   * Returns whether f(cz) = c f(z) for c &gt; 0, so that layers can be rescaled (Glorot et al.
   * 2011, §3.1).
   */
  default boolean positivelyHomogeneous() {
    return false;
  }

  /**
   * Returns whether every output is its slope times one pre-activation, so that a network is linear
   * where the active units are the same ones.
   */
  default boolean piecewiseLinear() {
    return positivelyHomogeneous();
  }

  /** Returns the text that {@link #parse} reads back, such as {@code leaky:0.01}. */
  String text();

  /**
   * Reads a unit from its text.
   *
   * @param text {@code rectifier}, {@code thresholded:THRESHOLD}, {@code leaky[:SLOPE]}, {@code
   *     prelu[:SLOPE]}, {@code softplus[:SHARPNESS]}, {@code sigmoid}, {@code tanh}, {@code
   *     linear}, {@code absolute}, {@code paired} or {@code maxout[:PIECES]}
   * @throws IllegalArgumentException if it is none of these
   */
  static Unit parse(String text) {
    String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
    return UnitText.parse(parts[0], parts.length > 1 ? parts[1] : null, text);
  }
}
