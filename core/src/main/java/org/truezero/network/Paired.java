package org.truezero.network;

/**
 * Two rectifiers that share parameters as two outputs, r(z) and r(−z), from which the next layer
 * forms symmetric or antisymmetric responses (Glorot et al. 2011, §3.1). At least one of the two is
 * exactly zero. Outputs 2u and 2u + 1 belong to unit u.
 */
public record Paired() implements Unit {
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
      int which = zu < 0 ? 1 : 0;
      active.set(at, 2 * (first + u) + which, Math.abs(zu), Math.signum(zu), u);
      at += zu == 0 ? 0 : 1;
    }
    return at;
  }

  @Override
  public boolean exactZeros() {
    return true;
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
  public int outputs() {
    return 2;
  }

  @Override
  public String text() {
    return "paired";
  }
}
