package org.truezero.experiments.characters;

/**
 * With a chance of one half, adds Gaussian noise to the pixels that have ink, of a standard
 * deviation uniform in 0..0.15; the background stays exactly zero.
 */
record Grain() implements Perturbation {
  private static final double CHANCE = 0.5;
  private static final double STRONGEST = 0.15;

  @Override
  public String name() {
    return "grain";
  }

  @Override
  public void apply(float[] picture, Draws draws) {
    if (!draws.chance(0, CHANCE)) {
      return;
    }
    double strength = draws.uniform(1, 0, STRONGEST);
    for (int i = 0; i < picture.length; i++) {
      if (picture[i] > 0) {
        double noisy = picture[i] + strength * draws.gaussian(2 + i);
        picture[i] = (float) Math.max(0, Math.min(1, noisy));
      }
    }
  }
}
