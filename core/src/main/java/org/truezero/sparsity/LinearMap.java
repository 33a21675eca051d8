package org.truezero.sparsity;

import java.util.ArrayList;
import java.util.List;
import org.truezero.network.Active;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * The linear map that a network of piecewise linear units is around one input: given the active
 * units it is linear, and scores = W·x + b for every input with the same ones (Glorot et al. 2011,
 * §3.1, figure 2). Computed in double precision from the parameters. Immutable.
 */
public final class LinearMap {
  private final double[][] weights;
  private final double[] bias;

  private LinearMap(double[][] weights, double[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  /**
   * Returns the map at an input.
   *
   * @param network of rectifiers, thresholded ones, leaky, parametric, absolute, paired, maxout or
   *     linear units
   * @param input one example, {@code architecture().inputs()} features
   * @throws IllegalArgumentException if the outputs of a unit are not slope times pre-activation,
   *     or the input has another length
   */
  public static LinearMap at(Network network, float[] input) {
    requirePiecewiseLinear(network);
    int inputs = network.architecture().inputs();
    if (input.length != inputs) {
      throw new IllegalArgumentException(
          "input of " + input.length + " features, the network has " + inputs);
    }
    List<Gates> gates = new ArrayList<>();
    double[] values = new double[inputs];
    for (int i = 0; i < inputs; i++) {
      values[i] = input[i];
    }
    List<Layer> layers = network.layers();
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      double[] z = preActivations(layer, values);
      Gates open = Gates.of(layer, z);
      values = open.through(z, layer.outputs());
      gates.add(open);
    }
    return down(layers, gates);
  }

  private static void requirePiecewiseLinear(Network network) {
    for (HiddenLayer layer : network.architecture().hidden()) {
      if (!layer.unit().piecewiseLinear()) {
        throw new IllegalArgumentException(
            "the network has units "
                + layer.unit().text()
                + ", expected piecewise linear ones: it is no linear map around an input");
      }
    }
  }

  /** Multiplies the matrices from the scores to the inputs, which costs least. */
  private static LinearMap down(List<Layer> layers, List<Gates> gates) {
    int scores = layers.get(layers.size() - 1).outputs();
    double[][] byColumn = new double[scores][scores];
    for (int k = 0; k < scores; k++) {
      byColumn[k][k] = 1;
    }
    double[] bias = new double[scores];
    for (int l = layers.size() - 1; ; l--) {
      Layer layer = layers.get(l);
      float[] layerBias = layer.biasVector();
      float[] matrix = layer.weightMatrix();
      int inputs = layer.layout().rows();
      for (int k = 0; k < scores; k++) {
        bias[k] += dot(layerBias, 0, byColumn[k]);
        double[] byInput = new double[inputs];
        for (int i = 0; i < inputs; i++) {
          byInput[i] = dot(matrix, i * layerBias.length, byColumn[k]);
        }
        byColumn[k] = l == 0 ? byInput : gates.get(l - 1).back(byInput);
      }
      if (l == 0) {
        return new LinearMap(byColumn, bias);
      }
    }
  }

  private static double dot(float[] row, int from, double[] by) {
    double sum = 0;
    for (int j = 0; j < by.length; j++) {
      sum += row[from + j] * by[j];
    }
    return sum;
  }

  private static double[] preActivations(Layer layer, double[] inputs) {
    float[] bias = layer.biasVector();
    float[] matrix = layer.weightMatrix();
    double[] z = new double[bias.length];
    for (int j = 0; j < z.length; j++) {
      z[j] = bias[j];
    }
    for (int i = 0; i < inputs.length; i++) {
      for (int j = 0; j < z.length && inputs[i] != 0; j++) {
        z[j] += matrix[i * z.length + j] * inputs[i];
      }
    }
    return z;
  }

  /**
   * The outputs of a layer that are not silent: each is its slope times one pre-activation.
   *
   * @param columns pre-activations of the layer
   * @param output number of each output, ascending
   * @param column the pre-activation it depends on
   * @param slope its derivative, with the sign of the unit
   */
  private record Gates(int columns, int[] output, int[] column, double[] slope) {
    static Gates of(Layer layer, double[] z) {
      int units = layer.layout().units();
      int pieces = layer.layout().pieces();
      // The unit wants the first pieces of all units, then the second ones.
      float[] byPiece = new float[z.length];
      for (int j = 0; j < z.length; j++) {
        byPiece[j % pieces * units + j / pieces] = (float) z[j];
      }
      Active active = new Active(layer.outputs());
      int count = layer.unit().activate(byPiece, 0, units, units, 0, layer.learned(), active, 0);
      Gates gates = new Gates(z.length, new int[count], new int[count], new double[count]);
      for (int at = 0; at < count; at++) {
        gates.output[at] = active.output[at];
        gates.column[at] = active.site[at] % units * pieces + active.site[at] / units;
        int unit = active.output[at] / layer.unit().outputs();
        gates.slope[at] = (double) active.slope[at] * layer.signs()[unit];
      }
      return gates;
    }

    double[] through(double[] z, int outputs) {
      double[] values = new double[outputs];
      for (int at = 0; at < output.length; at++) {
        values[output[at]] = slope[at] * z[column[at]];
      }
      return values;
    }

    double[] back(double[] byOutput) {
      double[] byColumn = new double[columns];
      for (int at = 0; at < output.length; at++) {
        byColumn[column[at]] += slope[at] * byOutput[output[at]];
      }
      return byColumn;
    }
  }

  /** Returns the number of scores. */
  public int scores() {
    return bias.length;
  }

  /** Returns a copy of the weights of a score, one for each feature. */
  public double[] weights(int score) {
    return weights[score].clone();
  }

  /** Returns the constant of a score. */
  public double bias(int score) {
    return bias[score];
  }

  /**
   * Returns the scores W·x + b.
   *
   * @param input one example; only where the same units are active are these the network's scores
   */
  public double[] scores(float[] input) {
    double[] scores = bias.clone();
    for (int k = 0; k < scores.length; k++) {
      scores[k] += dot(input, 0, weights[k]);
    }
    return scores;
  }
}
