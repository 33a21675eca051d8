package org.truezero.network;

/**
 * The leaky rectifier: z for z ≥ 0, otherwise {@code slope}·z (CS231n); never dead.
 *
 * @param slope slope of the negative side, above 0 to below 1; with 0 it is a rectifier
 */
public record LeakyRectifier(float slope) implements Unit {
  static final float DEFAULT_SLOPE = 0.01f;

  /** Checks the range. */
  public LeakyRectifier {
    if (!(slope > 0 && slope < 1)) {
      throw new IllegalArgumentException(
          "leaky slope: "
              + slope
              + ", expected above 0 to below 1; without a slope it is rectifier");
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
      active.set(at++, first + u, zu >= 0 ? zu : slope * zu, zu >= 0 ? 1 : slope, u);
    }
    return at;
  }

  @Override
  public boolean positivelyHomogeneous() {
    return true;
  }

  @Override
  public String text() {
    return "leaky:" + slope;
  }
}
