package org.truezero.bench.kernels;

import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;

/**
 * The arrays of one layer, random.
 *
 * @param layout where the weights lie
 * @param weights panel by panel
 * @param bias in site order
 * @param gradient laid out like the weights
 */
record LayerParameters(PanelLayout layout, float[] weights, float[] bias, float[] gradient) {

  /** Draws the parameters of a layer; weights are uniform in ±1/√inputs. */
  static LayerParameters random(int inputs, int units) {
    PanelLayout layout = PanelLayout.of(inputs, units, 1);
    float[] weights = new float[layout.length()];
    float limit = (float) (1 / Math.sqrt(inputs));
    RandomStream stream = new RandomStream(1, "weights");
    for (int i = 0; i < inputs; i++) {
      for (int u = 0; u < units; u++) {
        weights[layout.position(i, u, 0)] = (2 * stream.uniform(0, i, u) - 1) * limit;
      }
    }
    return new LayerParameters(
        layout, weights, new float[layout.sites()], new float[layout.length()]);
  }

  /**
   * Draws the parameters of a layer given as text.
   *
   * @param sizes inputs and units, such as {@code 784x1000}
   */
  static LayerParameters parse(String sizes) {
    if (!sizes.matches("\\d{1,7}x\\d{1,7}")) {
      throw new IllegalArgumentException(
          "layer \"" + sizes + "\", expected INPUTSxUNITS such as 784x1000");
    }
    String[] parts = sizes.split("x");
    return random(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /** Returns the bytes of the weights, padding included. */
  long weightBytes() {
    return 4L * weights.length;
  }
}
