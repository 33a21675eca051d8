package org.truezero.sparsity;

import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * The rescaling of Glorot et al. 2011, §3.1: for layers i = 1..n and factors α_i &gt; 0, W'_i =
 * W_i/α_i and b'_i = b_i/∏_{j≤i} α_j give the scores s' = s/∏_{j≤n} α_j. When the factors multiply
 * to 1 the network is the same function. It holds for positively homogeneous units (rectifier,
 * leaky, parametric, maxout, absolute, paired, linear), not for softplus, sigmoid, tanh and
 * thresholded rectifiers; the L1 penalty on activations is not invariant.
 */
public final class Rescaling {
  private Rescaling() {}

  /**
   * Returns a rescaled copy. With powers of two the scores change by an exact power of two (short
   * of overflow and underflow); otherwise by float rounding besides.
   *
   * @param network not changed
   * @param factors α of each layer, the output layer last; finite, above 0
   * @throws IllegalArgumentException if a unit is not positively homogeneous, if the number of
   *     factors is not the number of layers, or if a factor is out of range
   */
  public static Network rescale(Network network, double... factors) {
    requireHomogeneous(network);
    if (factors.length != network.layers().size()) {
      throw new IllegalArgumentException(
          factors.length
              + " factors, expected one for each of "
              + network.layers().size()
              + " layers");
    }
    Network rescaled = network.copy();
    double product = 1;
    for (int l = 0; l < factors.length; l++) {
      if (!(factors[l] > 0 && factors[l] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "factor of layer " + l + ": " + factors[l] + ", expected above 0");
      }
      product *= factors[l];
      Layer layer = rescaled.layers().get(l);
      divide(layer.weights(), factors[l]);
      divide(layer.bias(), product);
    }
    return rescaled;
  }

  /**
   * Returns the factors, powers of two, that bring a network to its canonical scale: the greatest
   * weight of each hidden layer gets a magnitude in [1, 2), and the output layer takes back what
   * they multiply to. Networks that differ by powers of two alone have the same canonical scale.
   *
   * @param network not changed
   * @return one factor for each layer, the output layer last; they multiply to 1
   * @throws IllegalArgumentException if a unit is not positively homogeneous or a weight not finite
   */
  public static double[] canonicalFactors(Network network) {
    requireHomogeneous(network);
    int hidden = network.architecture().hidden().size();
    double[] factors = new double[hidden + 1];
    int exponents = 0;
    for (int l = 0; l < hidden; l++) {
      int exponent = exponentOfGreatest(network.layers().get(l).weights(), l);
      factors[l] = Math.scalb(1.0, exponent);
      exponents += exponent;
    }
    factors[hidden] = Math.scalb(1.0, -exponents);
    return factors;
  }

  private static int exponentOfGreatest(float[] weights, int layer) {
    float greatest = 0;
    for (float weight : weights) {
      // Math.max hands a NaN on.
      greatest = Math.max(greatest, Math.abs(weight));
    }
    if (!(greatest <= Float.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "hidden layer " + layer + " has the weight " + greatest + ", expected finite weights");
    }
    // As a double, because the exponent of a subnormal float is not to be had from its bits.
    return greatest == 0 ? 0 : Math.getExponent((double) greatest);
  }

  /**
   * Returns a copy of a network at its canonical scale ({@link #canonicalFactors}): the same
   * function and, short of overflow and underflow inside the forward pass, the same bits of every
   * score.
   *
   * @param network not changed
   * @throws IllegalArgumentException if a unit is not positively homogeneous, or a parameter would
   *     lose digits because it leaves the range of normal floats
   */
  public static Network canonical(Network network) {
    double[] factors = canonicalFactors(network);
    Network canonical = rescale(network, factors);
    double product = 1;
    for (int l = 0; l < factors.length; l++) {
      Layer before = network.layers().get(l);
      Layer after = canonical.layers().get(l);
      product *= factors[l];
      requireExact(before.weights(), after.weights(), factors[l], l);
      requireExact(before.bias(), after.bias(), product, l);
    }
    return canonical;
  }

  private static void requireExact(float[] before, float[] after, double divisor, int layer) {
    for (int i = 0; i < before.length; i++) {
      if (after[i] * divisor != before[i]) {
        throw new IllegalArgumentException(
            "layer "
                + layer
                + " has the parameter "
                + before[i]
                + ", which divided by "
                + divisor
                + " is no exact float: the network has no canonical scale");
      }
    }
  }

  private static void requireHomogeneous(Network network) {
    for (int l = 0; l < network.architecture().hidden().size(); l++) {
      HiddenLayer layer = network.architecture().hidden().get(l);
      if (!layer.unit().positivelyHomogeneous()) {
        throw new IllegalArgumentException(
            "hidden layer "
                + (l + 1)
                + " has units "
                + layer.unit().text()
                + ", which are not positively homogeneous: rescaling would change the function");
      }
    }
  }

  private static void divide(float[] numbers, double divisor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (numbers[i] / divisor);
    }
  }
}
