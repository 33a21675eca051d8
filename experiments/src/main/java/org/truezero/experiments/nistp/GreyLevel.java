package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;

import org.truezero.experiments.characters.Draws;

/**
 * Lessens the contrast to C = (256 − U{0..⌊218c⌋}) / 256 around the middle grey, so that values lie
 * in (1 − C)/2 .. 1 − (1 − C)/2, and inverts the picture with probability ½.
 */
record GreyLevel() implements Transformation {
  @Override
  public String name() {
    return "grey level and contrast";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (complexity == 0) {
      return picture;
    }
    boolean inverted = draws.chance(0, 0.5);
    float contrast = (256 - draws.below(1, (int) (218 * complexity) + 1)) / 256f;
    float[] levelled = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      float value = inverted ? 1 - picture[i] : picture[i];
      levelled[i] = 0.5f + contrast * (value - 0.5f);
    }
    return levelled;
  }
}
