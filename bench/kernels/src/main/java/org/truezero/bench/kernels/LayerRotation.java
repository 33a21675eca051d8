package org.truezero.bench.kernels;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.truezero.math.PanelLayout;

/**
 * Layers of one shape that are taken in turn, as those of a network are. With a single one the
 * weights would partly still be in the second-level cache when it comes round again.
 */
final class LayerRotation {
  /** Three layers of 1000 × 1000: 12 MB of weights. */
  private static final int LAYERS = 3;

  private final List<LayerParameters> layers;
  private int turn;

  private LayerRotation(Supplier<LayerParameters> drawn) {
    layers = Stream.generate(drawn).limit(LAYERS).toList();
  }

  /**
   * Draws the layers.
   *
   * @param sizes inputs and units, such as {@code 784x1000}
   */
  static LayerRotation parse(String sizes) {
    return new LayerRotation(() -> LayerParameters.parse(sizes));
  }

  /** Returns the layer whose turn it is. */
  LayerParameters next() {
    turn = (turn + 1) % LAYERS;
    return layers.get(turn);
  }

  /** Returns the layout of each of them. */
  PanelLayout layout() {
    return layers.get(0).layout();
  }

  /** Returns the bytes of the weights of all, padding included. */
  long weightBytes() {
    return LAYERS * layers.get(0).weightBytes();
  }
}
