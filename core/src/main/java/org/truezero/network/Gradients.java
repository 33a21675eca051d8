package org.truezero.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * The derivative of the objective (mean loss plus activation penalties) by every parameter, laid
 * out like the parameters. Weight rows of inputs that no example of the batch touched are 0 and are
 * never written.
 */
public final class Gradients {
  private final List<OfLayer> layers = new ArrayList<>();

  /**
   * Derivatives by the parameters of one layer.
   *
   * @param weights in panels
   * @param bias in site order
   * @param learned by unit
   */
  public record OfLayer(float[] weights, float[] bias, float[] learned) {}

  /** Makes gradients of 0 for a network. */
  public Gradients(Network network) {
    this(network, true);
  }

  private Gradients(Network network, boolean weights) {
    for (Layer layer : network.layers()) {
      layers.add(
          new OfLayer(
              new float[weights ? layer.weights().length : 0],
              new float[layer.bias().length],
              new float[layer.learned().length]));
    }
  }

  /** Makes gradients of 0 for all parameters but the weights, which are changed in place. */
  static Gradients withoutWeights(Network network) {
    return new Gradients(network, false);
  }

  /** Returns the live derivatives, layer by layer, the output layer last. */
  public List<OfLayer> layers() {
    return layers;
  }

  /** Sets the rows of one layer that a batch has written back to 0. */
  void clear(int layer, LayerPass pass) {
    float[] weights = layers.get(layer).weights();
    if (pass.touchedAllRows()) {
      Arrays.fill(weights, 0);
      return;
    }
    PanelLayout layout = pass.layer.layout();
    RowGroups written = pass.inputGroups;
    for (int p = 0; p < layout.panels(); p++) {
      for (int g = 0; g < written.groups(); g++) {
        int from = layout.panelStart(p) + written.row()[g] * layout.panelWidth();
        Arrays.fill(weights, from, from + layout.panelWidth(), 0);
      }
    }
  }
}
