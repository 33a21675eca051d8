package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * Rotates each line cyclically, the further the lower it is, and then all lines back, so that the
 * middle stays where it was. The angle is uniform in 0..complexity, to either side.
 */
record Slant() implements Transformation {
  @Override
  public String name() {
    return "slant";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    return slanted(picture, draws.chance(1, 0.5) ? -1 : 1, draws.uniform(0, 0, complexity));
  }

  /** Slants by an angle of 0 or more, to the right for sign 1 and to the left for −1. */
  static float[] slanted(float[] picture, int sign, double angle) {
    float[] slanted = new float[PIXELS];
    long back = Math.round(angle * (SIDE / 2));
    for (int y = 0; y < SIDE; y++) {
      int shift = (int) Math.floorMod(sign * (Math.round(y * angle) - back), (long) SIDE);
      int line = y * SIDE;
      System.arraycopy(picture, line, slanted, line + shift, SIDE - shift);
      System.arraycopy(picture, line + SIDE - shift, slanted, line, shift);
    }
    return slanted;
  }
}
