package org.truezero.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A network: its description and the parameters of each layer, the output layer last. Mutable while
 * it is trained; for shared use {@code model.Predictor} wraps a private copy.
 */
public final class Network {
  private final Architecture architecture;
  private final List<Layer> layers;

  private Network(Architecture architecture, List<Layer> layers) {
    this.architecture = architecture;
    this.layers = List.copyOf(layers);
  }

  /** Makes a network whose weights and biases are all 0, to be filled from a file. */
  public static Network zero(Architecture architecture) {
    List<Layer> layers = new ArrayList<>();
    List<HiddenLayer> hidden = architecture.hidden();
    for (int i = 0; i < hidden.size(); i++) {
      HiddenLayer layer = hidden.get(i);
      layers.add(Layer.zero(architecture.inputsOf(i), layer.units(), layer.unit()));
    }
    layers.add(
        Layer.zero(
            architecture.inputsOf(hidden.size()), architecture.head().scores(), new Linear()));
    return new Network(architecture, layers);
  }

  /**
   * Draws a new network; biases are 0.
   *
   * @param architecture what to make
   * @param seed any value; the same seed gives the same weights
   */
  public static Network random(Architecture architecture, long seed) {
    Network network = zero(architecture);
    for (int i = 0; i < network.layers.size(); i++) {
      SignBalance balance =
          i < architecture.hidden().size()
              ? architecture.hidden().get(i).signBalance()
              : SignBalance.NONE;
      network.layers.get(i).draw(architecture.initialisation(), balance, seed, i);
    }
    return network;
  }

  /** Returns a copy that shares no parameters. */
  public Network copy() {
    List<Layer> copies = new ArrayList<>();
    for (Layer layer : layers) {
      copies.add(layer.copy());
    }
    return new Network(architecture, copies);
  }

  /**
   * Returns a network of the first hidden layers, which it shares with this one, and one linear
   * output with weights of 0.
   *
   * @param count hidden layers, 0 to all of them
   */
  public Network lowest(int count) {
    List<HiddenLayer> hidden = architecture.hidden().subList(0, count);
    Architecture lower =
        new Architecture(
            architecture.inputs(), hidden, new LinearHead(1), architecture.initialisation());
    List<Layer> shared = new ArrayList<>(layers.subList(0, count));
    shared.add(Layer.zero(lower.inputsOf(count), 1, new Linear()));
    return new Network(lower, shared);
  }

  /**
   * Returns a network that shares all parameters with this one, and whose hidden units compute
   * something else.
   *
   * @param units one for each hidden layer, with as many pieces, outputs and parameters of its own
   *     as the unit there now
   * @throws IllegalArgumentException if they do not fit
   */
  public Network withUnits(List<Unit> units) {
    List<HiddenLayer> hidden = architecture.hidden();
    if (units.size() != hidden.size()) {
      throw new IllegalArgumentException(
          units.size() + " units, expected one for each of " + hidden.size() + " hidden layers");
    }
    List<HiddenLayer> changed = new ArrayList<>();
    List<Layer> shared = new ArrayList<>();
    for (int l = 0; l < hidden.size(); l++) {
      Unit unit = units.get(l);
      requireAlike(hidden.get(l).unit(), unit);
      changed.add(new HiddenLayer(hidden.get(l).units(), unit, hidden.get(l).signBalance()));
      shared.add(layers.get(l).withUnit(unit));
    }
    shared.add(layers.get(hidden.size()));
    Architecture other =
        new Architecture(
            architecture.inputs(), changed, architecture.head(), architecture.initialisation());
    return new Network(other, shared);
  }

  private static void requireAlike(Unit now, Unit then) {
    if (now.pieces() != then.pieces()
        || now.outputs() != then.outputs()
        || now.learned() != then.learned()) {
      throw new IllegalArgumentException(
          "unit " + then.text() + " in place of " + now.text() + ": it has other parameters");
    }
  }

  /** Returns a copy for the forward pass alone, with weights of half width. */
  Network halved() {
    return new Network(architecture, layers.stream().map(Layer::halved).toList());
  }

  /**
   * Copies all parameters of a network of the same architecture into this one.
   *
   * @throws IllegalArgumentException if it has other layers
   */
  public void set(Network other) {
    if (!other.architecture.sizes().equals(architecture.sizes())) {
      throw new IllegalArgumentException(
          "a network of " + other.architecture.sizes() + " for one of " + architecture.sizes());
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).set(other.layers.get(i));
    }
  }

  /** Returns the description. */
  public Architecture architecture() {
    return architecture;
  }

  /**
   * Returns whether all parameters are finite: if not, there is nothing to go on with or to keep.
   */
  public boolean usable() {
    return layers.stream().allMatch(Layer::usable);
  }

  /** Returns the layers, the output layer last. */
  public List<Layer> layers() {
    return layers;
  }

  /** Returns the output layer's reading. */
  public Head head() {
    return architecture.head();
  }
}
