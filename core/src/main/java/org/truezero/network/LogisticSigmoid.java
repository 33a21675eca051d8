package org.truezero.network;

import org.truezero.math.kernels.Elementary;

/** The logistic sigmoid 1/(1 + e⁻ᶻ): saturates at both tails, its output is not zero-centred. */
public record LogisticSigmoid() implements Unit {
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
      float h = Elementary.logistic(zu);
      active.set(at++, first + u, h, h * (1 - h), u);
    }
    return at;
  }

  @Override
  public boolean oneSided() {
    return true;
  }

  @Override
  public String text() {
    return "sigmoid";
  }
}
