package org.truezero.network;

/** No non-linearity: without one, layers collapse into a single matrix (CS231n). */
public record Linear() implements Unit {
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
      active.set(at++, first + u, zu, 1, u);
    }
    return at;
  }

  @Override
  public boolean positivelyHomogeneous() {
    return true;
  }

  @Override
  public String text() {
    return "linear";
  }
}
