package org.truezero.network;

/**
 * Two rectifiers that share parameters, r(z) + r(−z) = |z| (Glorot et al. 2011, §3.1). The slope at
 * exactly 0 is 0.
 */
public record Absolute() implements Unit {
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
      if (zu != 0) {
        active.set(at++, first + u, Math.abs(zu), Math.signum(zu), u);
      }
    }
    return at;
  }

  @Override
  public boolean oneSided() {
    return true;
  }

  @Override
  public boolean positivelyHomogeneous() {
    return true;
  }

  @Override
  public String text() {
    return "absolute";
  }
}
