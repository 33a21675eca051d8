package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;

import org.truezero.experiments.characters.Draws;

/** With probability 0.25, sets ⌊1024c/5⌋ different pixels to values uniform in 0..1. */
record SaltAndPepper() implements Transformation {
  private static final double CHANCE = 0.25;

  @Override
  public String name() {
    return "salt and pepper";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (!draws.chance(0, CHANCE)) {
      return picture;
    }
    float[] salted = picture.clone();
    int[] pixels = draws.distinct(1, (int) (PIXELS * complexity / 5), PIXELS);
    for (int i = 0; i < pixels.length; i++) {
      salted[pixels[i]] = (float) draws.part(2).uniform(i);
    }
    return salted;
  }
}
