package org.truezero.experiments.characters;

/**
 * With a chance of 0.3, sets up to 40 pixels anywhere in the picture to a level uniform in 0..1.
 */
record Specks() implements Perturbation {
  private static final double CHANCE = 0.3;
  private static final int MOST = 40;

  @Override
  public String name() {
    return "specks";
  }

  @Override
  public void apply(float[] picture, Draws draws) {
    if (!draws.chance(0, CHANCE)) {
      return;
    }
    int specks = 1 + draws.below(1, MOST);
    for (int i = 0; i < specks; i++) {
      int at = draws.below(2 + 2 * i, picture.length);
      picture[at] = (float) draws.uniform(3 + 2 * i);
    }
  }
}
