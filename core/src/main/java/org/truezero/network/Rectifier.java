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
      // units.
      site[end] = u;
      end += positiveOrNaN(z[offset + u] - threshold);
    }
    for (int k = at; k < end; k++) {
      int u = site[k];
      active.output[k] = first + u;
      active.value[k] = z[offset + u];
      active.slope[k] = 1;
    }
    return end;
  }

  /**
   * Returns 1 for a positive number or NaN, which is kept so that it reaches the loss and is
   * reported, and 0 for any other; by its bits, because the just-in-time compiler makes a branch of
   * a comparison that has mostly had one result.
   */
  private static int positiveOrNaN(float number) {
    // Adding 0 makes 0 of -0; bits that are not raw are those of a positive NaN.
    return -Float.floatToIntBits(number + 0f) >>> 31;
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
