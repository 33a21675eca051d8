package org.truezero.experiments.nistp;

import org.truezero.experiments.characters.Draws;

/** With probability 0.3, adds to each pixel a number from N(0, c/10) and clips at 0 and 1. */
record GaussianNoise() implements Transformation {
  private static final double CHANCE = 0.3;

  @Override
  public String name() {
    return "gaussian noise";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (!draws.chance(0, CHANCE)) {
      return picture;
    }
    Draws noise = draws.part(2);
    float[] noisy = new float[picture.length];
    for (int i = 0; i < noisy.length; i++) {
      double value = picture[i] + complexity / 10 * noise.gaussian(i);
      noisy[i] = (float) Math.max(0, Math.min(1, value));
    }
    return noisy;
  }
}
