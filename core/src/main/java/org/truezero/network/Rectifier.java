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
    int[] output = active.output;
    float[] value = active.value;
    float[] slope = active.slope;
    int[] site = active.site;
    for (int u = 0; u < units; u++) {
      // Written always and kept only when positive: a branch here would be mispredicted every few
      // units. A NaN is kept, so that it reaches the loss and is reported.
      float zu = z[offset + u];
      output[at] = first + u;
      value[at] = zu;
      slope[at] = 1;
      site[at] = u;
      at += zu <= 0 ? 0 : 1;
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
  public String text() {
    return "rectifier";
  }
}
