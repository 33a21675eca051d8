package org.truezero.network;

import org.truezero.math.kernels.Elementary;

/**
 * The softplus log(1 + eᶻ) (Dugas et al. 2001), or scaled, (1/α) softplus(αz): α = 1 is softplus, α
 * → ∞ the rectifier (Glorot et al. 2011, §4.1). Its slope is σ(αz). Exactly zero only where αz is
 * below −87, because a float holds no smaller eᶻ in full precision.
 *
 * @param sharpness α, above 0
 */
public record Softplus(float sharpness) implements Unit {
  /** Checks the range. */
  public Softplus {
    if (!(sharpness > 0 && sharpness <= 1e6f)) {
      throw new IllegalArgumentException(
          "softplus sharpness: " + sharpness + ", expected above 0, at most 1e6");
    }
  }

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
      active.set(
          at++,
          first + u,
          Elementary.softplus(sharpness * zu) / sharpness,
          Elementary.logistic(sharpness * zu),
          u);
    }
    return at;
  }

  @Override
  public boolean oneSided() {
    return true;
  }

  @Override
  public String text() {
    return sharpness == 1 ? "softplus" : "softplus:" + sharpness;
  }
}
