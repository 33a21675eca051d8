package org.truezero.network;

/**
 * The thresholded rectifier: z for z above a threshold, otherwise 0 (Konda, Memisevic and Krueger
 * 2015). Its slope is 1 above the threshold and 0 from there down; the jump at the threshold has no
 * slope. Weak activations become exact zeros, without shortening the others as a lower bias would.
 * Not positively homogeneous: scaling z moves it over the threshold.
 *
 * @param threshold greatest pre-activation that is silent, 0 or more; at 0 it is the rectifier
 */
public record ThresholdedRectifier(float threshold) implements Unit {
  /** Checks the range. */
  public ThresholdedRectifier {
    if (!(threshold >= 0 && threshold < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("threshold: " + threshold + ", expected 0 or more");
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
    return Rectifier.listAbove(threshold, z, offset, units, first, active, at);
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
    return threshold == 0;
  }

  @Override
  public boolean piecewiseLinear() {
    return true;
  }

  @Override
  public String text() {
    return "thresholded:" + threshold;
  }
}
