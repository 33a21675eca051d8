package org.truezero.network;

import java.util.List;

/**
 * Description of a whole network: what is needed, besides a seed, to make one.
 *
 * @param inputs features of an example, 1 or more
 * @param hidden hidden layers from the input on; empty for a linear model
 * @param head the output layer
 * @param initialisation how weights are drawn
 */
public record Architecture(
    int inputs, List<HiddenLayer> hidden, Head head, Initialisation initialisation) {
  /** Copies and checks. */
  public Architecture {
    hidden = List.copyOf(hidden);
    if (inputs < 1) {
      throw new IllegalArgumentException("inputs: " + inputs + ", expected 1 or more");
    }
  }

  /** Returns the number of inputs of a layer; layer {@code hidden().size()} is the output layer. */
  public int inputsOf(int layer) {
    return layer == 0 ? inputs : hidden.get(layer - 1).outputs();
  }

  /** Returns the sizes in short, such as {@code 784-1000-1000-1000-10}. */
  public String sizes() {
    StringBuilder text = new StringBuilder().append(inputs);
    for (HiddenLayer layer : hidden) {
      text.append('-').append(layer.units());
    }
    return text.append('-').append(head.scores()).toString();
  }
}
