package org.truezero.network;

/**
 * The rectifier max(0, z) (Glorot et al. 2011, §2.2): one-sided, exact zeros, no exponential. The
 * slope at exactly 0 is 0 here (the authors' code has 1).
 */
public record Rectifier() implements Unit {
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
    return listAbove(0, z, offset, units, first, active, at);
  }

  /** Lists the units whose pre-activation is above a threshold; value z, slope 1. */
  static int listAbove(
      float threshold, float[] z, int offset, int units, int first, Active active, int at) {
    int[] site = active.site;
    int end = at;
    for (int u = 0; u < units; u++) {
      // Written always and kept only when above: a branch here would be mispredicted every few
      // units. A NaN is kept, so that it reaches the loss and is reported.
      site[end] = u;
      end += z[offset + u] <= threshold ? 0 : 1;
    }
    for (int k = at; k < end; k++) {
      int u = site[k];
      active.output[k] = first + u;
      active.value[k] = z[offset + u];
      active.slope[k] = 1;
    }
    return end;
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
  public String text() {
    return "rectifier";
  }
}
