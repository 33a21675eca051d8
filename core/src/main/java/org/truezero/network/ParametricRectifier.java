package org.truezero.network;

/**
 * The parametric rectifier: z for z ≥ 0, otherwise αz with one α learned per unit (He et al. 2015).
 *
 * @param slope the value every α starts from, in [-1, 1]
 */
public record ParametricRectifier(float slope) implements Unit {
  static final float DEFAULT_SLOPE = 0.25f;

  /** Checks the range. */
  public ParametricRectifier {
    if (!(slope >= -1 && slope <= 1)) {
      throw new IllegalArgumentException("prelu slope: " + slope + ", expected -1 to 1");
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
      float alpha = learned[first + u];
      active.set(at++, first + u, zu >= 0 ? zu : alpha * zu, zu >= 0 ? 1 : alpha, u);
    }
    return at;
  }

  @Override
  public boolean positivelyHomogeneous() {
    return true;
  }

  @Override
  public int learned() {
    return 1;
  }

  @Override
  public float initialLearned() {
    return slope;
  }

  @Override
  public float learnedSlope(float z) {
    return Math.min(0, z);
  }

  @Override
  public String text() {
    return "prelu:" + slope;
  }
}
