package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * Four legs, a trunk, a neck with a head, a tail. By style: horse, cow, elephant, giraffe, lizard.
 */
final class Animals {
  private static final int ELEPHANT = 2;
  private static final int LIZARD = 4;

  private static final double[] LEGS = {0.5, 0.34, 0.36, 0.62, 0.12};
  private static final double[] GIRTH = {0.2, 0.27, 0.34, 0.2, 0.15};
  private static final double[] LENGTH = {0.55, 0.6, 0.5, 0.42, 0.6};
  private static final double[] NECK = {0.42, 0.2, 0.1, 0.75, 0.15};
  private static final double[] NECK_RISE = {0.8, 0.45, 0.3, 0.95, 0.1};
  private static final double[] TAIL = {0.4, 0.35, 0.2, 0.25, 0.7};

  private Animals() {}

  static Toy make(Draws draws, int style) {
    double legs = LEGS[style] * draws.uniform(0, 0.85, 1.15);
    double girth = GIRTH[style] * draws.uniform(1, 0.85, 1.15);
    double length = LENGTH[style] * draws.uniform(2, 0.9, 1.1);
    double neck = NECK[style] * draws.uniform(3, 0.85, 1.2);
    double rise = NECK_RISE[style] * draws.uniform(4, 0.85, 1.05);
    double back = legs + girth;
    Toy.Builder toy = new Toy.Builder();
    toy.ball(0, back, 0, length, girth, 0.8 * girth);
    legs(toy, draws, legs, back, 0.68 * length, girth);
    double shoulderX = 0.75 * length;
    double shoulderY = back + 0.35 * girth;
    double headX = shoulderX + neck * Math.sqrt(1 - rise * rise);
    double headY = shoulderY + neck * rise;
    toy.rod(shoulderX, shoulderY, 0, headX, headY, 0, 0.45 * girth);
    head(toy, style, headX, headY, girth * draws.uniform(5, 0.5, 0.65), legs);
    double tail = TAIL[style] * draws.uniform(6, 0.8, 1.2);
    double drop = style == LIZARD ? 0.1 : 0.7;
    double rump = -0.9 * length;
    toy.rod(rump, back, 0, rump - tail * (1 - drop), back - tail * drop, 0, 0.05);
    return toy.build();
  }

  private static void head(
      Toy.Builder toy, int style, double x, double y, double size, double legs) {
    toy.ball(x + 0.5 * size, y, 0, 1.5 * size, size, 0.85 * size);
    if (style == ELEPHANT) {
      toy.rod(x + size, y, 0, x + 2 * size, 0.2 * legs, 0, 0.3 * size);
      toy.ball(x - 0.2 * size, y, 0, 0.3 * size, 1.2 * size, 1.9 * size);
    } else {
      toy.ball(x - 0.4 * size, y + size, 0, 0.25 * size, 0.5 * size, 0.8 * size);
    }
  }

  private static void legs(
      Toy.Builder toy, Draws draws, double length, double back, double apart, double girth) {
    double radius = 0.07 + 0.1 * girth;
    double spread = girth < 0.2 ? 1.6 : 0.6;
    double step = draws.uniform(7, -0.15, 0.15);
    for (int side = -1; side <= 1; side += 2) {
      double z = side * spread * girth;
      toy.rod(apart, back, 0.5 * z, apart + side * step, 0, z, radius);
      toy.rod(-apart, back, 0.5 * z, -apart - side * step, 0, z, radius);
    }
  }
}
