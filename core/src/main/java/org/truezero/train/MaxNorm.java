package org.truezero.train;

import org.truezero.math.PanelLayout;
import org.truezero.network.Execution;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * Bounds the Euclidean norm of the weights into each pre-activation of the hidden layers: a column
 * that is longer is shortened to the bound (Srivastava et al. 2014).
 */
final class MaxNorm {
  private MaxNorm() {}

  static void apply(Network network, float bound, Execution execution) {
    for (int l = 0; l + 1 < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      execution.team().run(layer.layout().panels(), (p, worker) -> boundPanel(layer, p, bound));
    }
  }

  private static void boundPanel(Layer layer, int panel, float bound) {
    PanelLayout layout = layer.layout();
    int width = layout.panelWidth();
    int start = layout.panelStart(panel);
    int end = start + width * layout.rows();
    float[] weights = layer.weights();
    double[] squares = new double[width];
    for (int row = start; row < end; row += width) {
      for (int j = 0; j < width; j++) {
        squares[j] += (double) weights[row + j] * weights[row + j];
      }
    }
    for (int j = 0; j < width; j++) {
      double norm = Math.sqrt(squares[j]);
      if (norm > bound) {
        float factor = (float) (bound / norm);
        for (int row = start; row < end; row += width) {
          weights[row + j] *= factor;
        }
      }
    }
  }
}
