package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * A random affine map from a pixel of the new picture to one of the old, which it takes its value
 * from: x' = (1 + 0.8c·u₀)x + 0.8c·u₁·y + 9c·u₂, y' = 0.8c·u₃·x + (1 + 0.8c·u₄)y + 9c·u₅ with u
 * uniform in −½..½ and the origin in the top left corner. Outside is 0. As in the original, the
 * nearest pixel counts and nothing is interpolated.
 */
record Affine() implements Transformation {
  private static final double SHAPE = 0.8;
  private static final double SHIFT = 9;

  @Override
  public String name() {
    return "affine";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    double shape = SHAPE * complexity;
    double shift = SHIFT * complexity;
    return mapped(
        picture,
        new double[] {
          1 + shape * draws.uniform(0, -0.5, 0.5),
          shape * draws.uniform(1, -0.5, 0.5),
          shift * draws.uniform(2, -0.5, 0.5),
          shape * draws.uniform(3, -0.5, 0.5),
          1 + shape * draws.uniform(4, -0.5, 0.5),
          shift * draws.uniform(5, -0.5, 0.5)
        });
  }

  /**
   * Maps a picture.
   *
   * @param map shares of x, y and 1 in the old x, then in the old y
   */
  static float[] mapped(float[] picture, double[] map) {
    float[] mapped = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      double centreY = y + 0.5;
      double fixedX = map[1] * centreY + map[2];
      double fixedY = map[4] * centreY + map[5];
      for (int x = 0; x < SIDE; x++) {
        double centreX = x + 0.5;
        int oldX = (int) Math.floor(map[0] * centreX + fixedX);
        int oldY = (int) Math.floor(map[3] * centreX + fixedY);
        // One comparison for both ends: as unsigned numbers, negative ones are large.
        boolean inside = (oldX | oldY) >>> 5 == 0;
        mapped[y * SIDE + x] = inside ? picture[oldY * SIDE + oldX] : 0;
      }
    }
    return mapped;
  }
}
