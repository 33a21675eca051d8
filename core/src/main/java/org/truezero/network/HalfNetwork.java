package org.truezero.network;

/**
 * A network for prediction whose weights take half the memory: rounded to bfloat16, eight
 * significant bits. Biases and all arithmetic stay float32. Immutable, to be shared by any number
 * of threads; {@link Inference} runs it.
 */
public final class HalfNetwork {
  private final Network halved;

  private HalfNetwork(Network halved) {
    this.halved = halved;
  }

  /** Rounds a copy of the parameters a network has now; the network is not kept. */
  public static HalfNetwork of(Network network) {
    return new HalfNetwork(network.halved());
  }

  /** Returns the description. */
  public Architecture architecture() {
    return halved.architecture();
  }

  /** Returns the network whose layers hold halves and no floats; it must not leave the package. */
  Network halved() {
    return halved;
  }
}
