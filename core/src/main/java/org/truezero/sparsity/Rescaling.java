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
    requireHomogeneous(network, "rescaling would change the function");
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

  /** Refuses other units, saying what would come of them. */
  static void requireHomogeneous(Network network, String otherwise) {
    for (int l = 0; l < network.architecture().hidden().size(); l++) {
      HiddenLayer layer = network.architecture().hidden().get(l);
      if (!layer.unit().positivelyHomogeneous()) {
        throw new IllegalArgumentException(
            "hidden layer "
                + l
                + " has units "
                + layer.unit().text()
                + ", which are not positively homogeneous: "
                + otherwise);
      }
    }
  }

  private static void divide(float[] numbers, double divisor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (numbers[i] / divisor);
    }
  }
}
