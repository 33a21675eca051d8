package org.truezero.pretrain;

import java.util.ArrayList;
import java.util.List;
import org.truezero.network.Architecture;
import org.truezero.network.Decoder;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;

/**
 * Pre-trained layers with their decoders, and the network that starts from them. Mutable while it
 * is trained.
 */
public final class Stack {
  private final PretrainSettings settings;
  private final Network network;
  private final List<Decoder> decoders;

  private Stack(PretrainSettings settings, Network network, List<Decoder> decoders) {
    this.settings = settings;
    this.network = network;
    this.decoders = decoders;
  }

  /**
   * Draws fresh layers and decoders.
   *
   * @param inputs features of an example
   * @param settings of all layers
   */
  public static Stack random(int inputs, PretrainSettings settings) {
    Network network = Network.random(architecture(inputs, settings), settings.seed());
    List<Decoder> decoders = new ArrayList<>();
    for (int l = 0; l < settings.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      decoders.add(
          settings.layers().get(l).tied()
              ? Decoder.tied(layer)
              : Decoder.random(layer, settings.seed(), l));
    }
    return new Stack(settings, network, decoders);
  }

  /**
   * Makes layers and decoders of 0, to be filled from a file.
   *
   * @param inputs features of an example
   * @param settings of all layers
   * @param tied whether each decoder has the weights of its layer
   */
  public static Stack zero(int inputs, PretrainSettings settings, List<Boolean> tied) {
    if (tied.size() != settings.layers().size()) {
      throw new IllegalArgumentException(
          tied.size() + " decoders for " + settings.layers().size() + " layers");
    }
    Network network = Network.zero(architecture(inputs, settings));
    List<Decoder> decoders = new ArrayList<>();
    for (int l = 0; l < tied.size(); l++) {
      Layer layer = network.layers().get(l);
      decoders.add(tied.get(l) ? Decoder.tied(layer) : Decoder.untied(layer));
    }
    return new Stack(settings, network, decoders);
  }

  /**
   * Describes the layers of a stack as a network. The output layer is never used: a stack has none,
   * and a network does.
   */
  public static Architecture architecture(int inputs, PretrainSettings settings) {
    return new Architecture(
        inputs, settings.hidden(), new LinearHead(1), settings.initialisation());
  }

  /** Returns how the stack is trained. */
  public PretrainSettings settings() {
    return settings;
  }

  /** Returns the features of an example. */
  public int inputs() {
    return network.architecture().inputs();
  }

  /** Returns how many layers there are. */
  public int size() {
    return decoders.size();
  }

  /** Returns a live layer, 0 for the lowest. */
  public Layer layer(int number) {
    return network.layers().get(number);
  }

  /** Returns the live decoder of a layer. */
  public Decoder decoder(int number) {
    return decoders.get(number);
  }

  /**
   * Returns the first so many layers as a network that shares them, with one linear output of 0.
   *
   * @param layers 0 to {@link #size()}
   */
  public Network below(int layers) {
    return network.lowest(layers);
  }

  /** Returns whether all parameters are finite, so that the stack can be read back from a file. */
  public boolean usable() {
    for (int l = 0; l < size(); l++) {
      if (!usable(l)) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the parameters of a layer and its decoder are finite. */
  boolean usable(int number) {
    Layer layer = layer(number);
    Decoder decoder = decoder(number);
    for (float[] values :
        List.of(
            layer.weights(), layer.bias(), layer.learned(), decoder.weights(), decoder.bias())) {
      for (float value : values) {
        if (!Float.isFinite(value)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Draws a layer and its decoder again, to the same values as at first. */
  void reset(int number) {
    Stack fresh = random(inputs(), settings);
    layer(number).set(fresh.layer(number));
    decoder(number).set(fresh.decoder(number));
  }

  /**
   * Brings the outputs of a layer to other sizes: weights and biases of unit u are divided by
   * {@code scale[u]}. The decoder is changed so that it reconstructs the same, and loses its tie.
   *
   * @param scale above 0, one for each unit
   */
  void scale(int number, float[] scale) {
    Layer layer = layer(number);
    boolean tied = decoder(number).isTied();
    Decoder decoder = decoder(number).copy();
    int pieces = layer.layout().pieces();
    for (int u = 0; u < scale.length; u++) {
      for (int k = 0; k < pieces; k++) {
        layer.bias()[layer.layout().site(u, k)] /= scale[u];
        for (int i = 0; i < layer.layout().rows(); i++) {
          layer.weights()[layer.layout().position(i, u, k)] /= scale[u];
        }
      }
      int outputs = layer.unit().outputs();
      float back = tied ? layer.signs()[u] * scale[u] : scale[u];
      for (int o = u * outputs; o < (u + 1) * outputs; o++) {
        for (int i = 0; i < decoder.layout().rows(); i++) {
          decoder.weights()[decoder.layout().position(i, o, 0)] *= back;
        }
      }
    }
    decoders.set(number, decoder);
  }

  /**
   * Makes a network whose hidden layers start from this stack; its output layer is drawn.
   *
   * @param head the output layer
   * @param seed addresses the draws of the output layer
   */
  public Network network(Head head, long seed) {
    List<HiddenLayer> hidden = settings.hidden();
    Network fresh =
        Network.random(new Architecture(inputs(), hidden, head, settings.initialisation()), seed);
    for (int l = 0; l < size(); l++) {
      fresh.layers().get(l).set(layer(l));
    }
    return fresh;
  }
}
