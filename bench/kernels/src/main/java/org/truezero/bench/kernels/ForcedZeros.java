package org.truezero.bench.kernels;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowTiles;
import org.truezero.math.kernels.Kernels;
import org.truezero.math.kernels.Scratch;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * Sets the biases of a random network of rectifiers so that every hidden unit is silent for the
 * same, chosen fraction of given examples. Layer after layer: the pre-activations of each unit are
 * sorted, and its threshold is put between two of them. Weights are scaled so that pre-activations
 * neither grow nor shrink from layer to layer; subnormal numbers would be slow.
 */
final class ForcedZeros {
  private final Kernels kernels;
  private final double zeroFraction;
  private final Scratch scratch = new Scratch();

  ForcedZeros(Kernels kernels, double zeroFraction) {
    this.kernels = kernels;
    this.zeroFraction = zeroFraction;
  }

  /**
   * Changes weights and biases of the hidden layers.
   *
   * @param network of rectifiers
   * @param inputs the examples
   */
  void apply(Network network, ActiveLists inputs) {
    ActiveLists in = inputs;
    for (Layer layer : network.layers().subList(0, network.layers().size() - 1)) {
      in = apply(layer, in);
    }
  }

  /** Returns the outputs of the layer, which are the inputs of the next one. */
  private ActiveLists apply(Layer layer, ActiveLists in) {
    Arrays.fill(layer.bias(), 0);
    scale(layer.weights(), 1 / spread(layer.layout(), preActivations(layer, in)));
    float[] z = preActivations(layer, in);
    for (int u = 0; u < layer.layout().units(); u++) {
      int site = layer.layout().site(u, 0);
      layer.bias()[site] = -threshold(ofSite(z, layer.layout(), site));
    }
    return outputs(layer, preActivations(layer, in));
  }

  private float[] preActivations(Layer layer, ActiveLists in) {
    PanelLayout layout = layer.layout();
    float[] z = new float[Math.multiplyExact(in.examples(), layout.stride())];
    RowTiles tiles = new RowTiles();
    tiles.cut(in);
    for (int panel = 0; panel < layout.panels(); panel++) {
      kernels.forward(layout, panel, layer.weights(), layer.bias(), tiles, z, scratch);
    }
    return z;
  }

  private static float[] ofSite(float[] z, PanelLayout layout, int site) {
    float[] values = new float[z.length / layout.stride()];
    for (int e = 0; e < values.length; e++) {
      values[e] = z[e * layout.stride() + site];
    }
    return values;
  }

  /** Returns the root of the mean squared distance from the mean of the unit. */
  private static float spread(PanelLayout layout, float[] z) {
    double sum = 0;
    for (int u = 0; u < layout.units(); u++) {
      float[] values = ofSite(z, layout, layout.site(u, 0));
      double mean = mean(values);
      for (float value : values) {
        sum += (value - mean) * (value - mean);
      }
    }
    double cells = (double) layout.units() * (z.length / layout.stride());
    return (float) Math.max(1e-6, Math.sqrt(sum / cells));
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static void scale(float[] weights, float factor) {
    for (int at = 0; at < weights.length; at++) {
      weights[at] *= factor;
    }
  }

  /** Returns a number above the chosen fraction of the values; sorts them. */
  private float threshold(float[] values) {
    Arrays.sort(values);
    int last = values.length - 1;
    int silent = (int) Math.round(zeroFraction * values.length);
    if (silent == 0) {
      return 2 * values[0] - values[last] - 1;
    }
    return silent > last ? values[last] + 1 : (values[silent - 1] + values[silent]) / 2;
  }

  private static ActiveLists outputs(Layer layer, float[] z) {
    PanelLayout layout = layer.layout();
    ActiveLists outputs = new ActiveLists();
    outputs.clear(layout.units());
    for (int e = 0; e < z.length / layout.stride(); e++) {
      for (int u = 0; u < layout.units(); u++) {
        float value = z[e * layout.stride() + layout.site(u, 0)];
        if (value > 0) {
          outputs.append(u, value);
        }
      }
      outputs.endExample();
    }
    return outputs;
  }
}
