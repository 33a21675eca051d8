package org.truezero.experiments.study;

import org.truezero.math.PanelLayout;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.sparsity.UnitActivity;

/**
 * Gives units that are dead a second chance: their incoming weights are drawn again as those of a
 * fresh network are, and their biases become 0. No other unit changes. A dead unit adds nothing to
 * any score, so what the network computes changes through the drawn units alone.
 */
final class Revival {
  private Revival() {}

  /**
   * Draws dead units again.
   *
   * @param network of units with one output each, changed
   * @param activity of this network over its training examples
   * @param seed addresses the draws; another one for each revival
   */
  static void redrawDead(Network network, UnitActivity activity, long seed) {
    Network fresh = Network.random(network.architecture(), seed);
    for (int l = 0; l < activity.layers().size(); l++) {
      double[] active = activity.layers().get(l).activeFractions();
      for (int unit = 0; unit < active.length; unit++) {
        if (active[unit] == 0) {
          redraw(network.layers().get(l), fresh.layers().get(l), unit);
        }
      }
    }
  }

  private static void redraw(Layer layer, Layer fresh, int unit) {
    PanelLayout layout = layer.layout();
    for (int piece = 0; piece < layout.pieces(); piece++) {
      layer.bias()[layout.site(unit, piece)] = 0;
      for (int input = 0; input < layout.rows(); input++) {
        int at = layout.position(input, unit, piece);
        layer.weights()[at] = fresh.weights()[at];
      }
    }
  }
}
