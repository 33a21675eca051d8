package org.truezero.network;

import org.truezero.math.kernels.Elementary;

/** The hyperbolic tangent, antisymmetric about 0; slope 1 − tanh². */
public record Tanh() implements Unit {
  @Override
  public int activate(
      float[] z,
      int offset,
      int stride,
      int units,
      int first,
      float[] learned,
      Active active,
      int at) {
    for (int u = 0; u < units; u++) {
      float zu = z[offset + u];
      float h = Elementary.tanh(zu);
      active.set(at++, first + u, h, 1 - h * h, u);
    }
    return at;
  }

  @Override
  public String text() {
    return "tanh";
  }
}
