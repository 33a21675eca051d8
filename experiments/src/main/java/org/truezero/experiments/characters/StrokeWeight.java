package org.truezero.experiments.characters;

/**
 * Makes strokes bolder or lighter: with a chance of a third each, mixes in the greatest or the
 * least of a pixel and its four neighbours, by a share uniform in 0..0.6.
 */
record StrokeWeight() implements Perturbation {
  private static final double STRONGEST = 0.6;

  @Override
  public String name() {
    return "stroke weight";
  }

  @Override
  public void apply(float[] picture, Draws draws) {
    int choice = draws.below(0, 3);
    if (choice == 0) {
      return;
    }
    boolean bolder = choice == 1;
    float share = (float) draws.uniform(1, 0, STRONGEST);
    float[] old = picture.clone();
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = y * SIDE + x;
        float extreme = bolder ? greatest(old, x, y) : least(old, x, y);
        picture[at] = old[at] + share * (extreme - old[at]);
      }
    }
  }

  private static float greatest(float[] p, int x, int y) {
    float m = p[y * SIDE + x];
    m = x > 0 ? Math.max(m, p[y * SIDE + x - 1]) : m;
    m = x < SIDE - 1 ? Math.max(m, p[y * SIDE + x + 1]) : m;
    m = y > 0 ? Math.max(m, p[(y - 1) * SIDE + x]) : m;
    return y < SIDE - 1 ? Math.max(m, p[(y + 1) * SIDE + x]) : m;
  }

  private static float least(float[] p, int x, int y) {
    float m = p[y * SIDE + x];
    m = x > 0 ? Math.min(m, p[y * SIDE + x - 1]) : 0;
    m = x < SIDE - 1 ? Math.min(m, p[y * SIDE + x + 1]) : 0;
    m = y > 0 ? Math.min(m, p[(y - 1) * SIDE + x]) : 0;
    return y < SIDE - 1 ? Math.min(m, p[(y + 1) * SIDE + x]) : 0;
  }
}
