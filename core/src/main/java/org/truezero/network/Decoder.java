package org.truezero.network;

import java.util.Arrays;
import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;

/**
 * What turns the outputs of a layer, a code h, back into the inputs of that layer: the scores V·h +
 * c (Glorot et al. 2011, §3.2). Tied, V is the weights of the layer themselves, read the other way,
 * and h counts without the signs of a balanced layer; untied, it has weights of its own.
 *
 * <p>The weights lie by reconstructed input: all that one score reads is one row. So scores of a
 * few inputs out of many cost only those rows, and a tied decoder needs no second, transposed
 * matrix. Mutable: training changes the arrays in place.
 */
public final class Decoder {
  private final PanelLayout layout;
  private final float[] weights;
  private final float[] bias;
  private final boolean tied;

  private Decoder(PanelLayout layout, float[] weights, boolean tied) {
    this.layout = layout;
    this.weights = weights;
    this.tied = tied;
    bias = new float[layout.rows()];
  }

  /**
   * Makes a decoder with the weights of a layer and biases of 0.
   *
   * @throws IllegalArgumentException if a unit of the layer has several pieces or outputs, so that
   *     its weights are no matrix from inputs to outputs
   */
  public static Decoder tied(Layer encoder) {
    if (encoder.unit().pieces() > 1 || encoder.unit().outputs() > 1) {
      throw new IllegalArgumentException(
          encoder.unit().text()
              + " units have several pre-activations or outputs; their decoder cannot be tied");
    }
    return new Decoder(encoder.layout(), encoder.weights(), true);
  }

  /** Makes an untied decoder for a layer, all weights and biases 0. */
  public static Decoder untied(Layer encoder) {
    PanelLayout layout = PanelLayout.of(encoder.layout().rows(), encoder.outputs(), 1);
    return new Decoder(layout, new float[layout.length()], false);
  }

  /**
   * Makes an untied decoder for a layer with weights from U(±√(6/(inputs + outputs))) and biases 0
   * (Glorot and Bengio 2010).
   *
   * @param seed the seed of the run
   * @param layer number of the layer, which addresses the draws
   */
  public static Decoder random(Layer encoder, long seed, int layer) {
    Decoder decoder = untied(encoder);
    PanelLayout layout = decoder.layout;
    RandomStream stream = new RandomStream(seed, "weights of decoder " + layer);
    double limit = Math.sqrt(6.0 / ((double) layout.rows() + layout.units()));
    for (int i = 0; i < layout.rows(); i++) {
      for (int u = 0; u < layout.units(); u++) {
        double weight = (2 * stream.uniformDouble(0, i, u) - 1) * limit;
        decoder.weights[layout.position(i, u, 0)] = (float) weight;
      }
    }
    return decoder;
  }

  /** Returns where each weight lies: a row for each reconstructed input, a unit for each output. */
  public PanelLayout layout() {
    return layout;
  }

  /** Returns the live weights, panel by panel; those of the layer if tied. */
  public float[] weights() {
    return weights;
  }

  /** Returns the live biases, one for each reconstructed input. */
  public float[] bias() {
    return bias;
  }

  /** Returns whether the weights are those of the layer. */
  public boolean isTied() {
    return tied;
  }

  /** Copies the parameters of a decoder of the same shape into this one. */
  public void set(Decoder other) {
    if (!layout.equals(other.layout)) {
      throw new IllegalArgumentException("decoder of " + layout + " set from " + other.layout);
    }
    System.arraycopy(other.weights, 0, weights, 0, weights.length);
    System.arraycopy(other.bias, 0, bias, 0, bias.length);
  }

  /** Returns an untied copy that shares nothing. */
  public Decoder copy() {
    Decoder copy = new Decoder(layout, Arrays.copyOf(weights, weights.length), false);
    System.arraycopy(bias, 0, copy.bias, 0, bias.length);
    return copy;
  }
}
