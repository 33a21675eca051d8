package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * Averages each pixel over a straight stretch around it, of a length |N(0, 3c)| and in any
 * direction.
 */
record MotionBlur() implements Transformation {
  private static final double LONGEST = 3;

  @Override
  public String name() {
    return "motion blur";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    double length = Math.abs(LONGEST * complexity * draws.gaussian(0));
    double angle = draws.uniform(1, 0, 2 * StrictMath.PI);
    return blurred(picture, length * StrictMath.cos(angle), length * StrictMath.sin(angle));
  }

  /**
   * Averages over the stretch of so many columns and lines, of whose points two are a pixel apart
   * at most.
   */
  static float[] blurred(float[] picture, double right, double down) {
    int steps = (int) Math.ceil(Math.sqrt(right * right + down * down));
    if (steps == 0) {
      return picture;
    }
    float[] blurred = new float[PIXELS];
    for (int i = 0; i <= steps; i++) {
      double share = (double) i / steps - 0.5;
      for (int y = 0; y < SIDE; y++) {
        float fromY = (float) (y + share * down);
        for (int x = 0; x < SIDE; x++) {
          blurred[y * SIDE + x] += Bilinear.at(picture, (float) (x + share * right), fromY);
        }
      }
    }
    for (int i = 0; i < PIXELS; i++) {
      blurred[i] = Math.min(1, blurred[i] / (steps + 1));
    }
    return blurred;
  }
}
