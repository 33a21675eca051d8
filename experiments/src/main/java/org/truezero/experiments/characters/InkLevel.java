package org.truezero.experiments.characters;

/**
 * Multiplies the picture so that the darkest ink comes to a level uniform in 0.5..1; the background
 * stays exactly zero.
 */
record InkLevel() implements Perturbation {
  private static final double FAINTEST = 0.5;

  @Override
  public String name() {
    return "ink level";
  }

  @Override
  public void apply(float[] picture, Draws draws) {
    float darkest = 0;
    for (float pixel : picture) {
      darkest = Math.max(darkest, pixel);
    }
    if (darkest > 0) {
      float factor = (float) draws.uniform(0, FAINTEST, 1) / darkest;
      for (int i = 0; i < picture.length; i++) {
        picture[i] = Math.min(1, factor * picture[i]);
      }
    }
  }
}
