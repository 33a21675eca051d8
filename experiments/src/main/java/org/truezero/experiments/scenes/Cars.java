package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * A low body with a cabin on two axles. By style: saloon, hatchback, sports car, beetle,
 * convertible.
 */
final class Cars {
  private static final double[] CABIN_LENGTH = {0.42, 0.55, 0.32, 0.55, 0.06};
  private static final double[] CABIN_X = {-0.08, -0.28, -0.2, -0.08, 0.12};
  private static final double[] CABIN_HEIGHT = {0.17, 0.2, 0.12, 0.26, 0.12};

  private Cars() {}

  static Toy make(Draws draws, int style) {
    double length = draws.uniform(0, 0.85, 1.0);
    double width = draws.uniform(1, 0.38, 0.46);
    double wheel = draws.uniform(2, 0.16, 0.21);
    double body = draws.uniform(3, 0.12, 0.16);
    double cabin = CABIN_LENGTH[style] * draws.uniform(4, 0.9, 1.15);
    double cabinX = CABIN_X[style] + draws.uniform(5, -0.05, 0.05);
    double cabinHeight = CABIN_HEIGHT[style] * draws.uniform(6, 0.9, 1.15);
    double middle = wheel + 0.6 * body;
    double roof = middle + body + cabinHeight;
    Toy.Builder toy = new Toy.Builder();
    if (style == 3) {
      toy.ball(0, middle, 0, length, 1.6 * body, width);
    } else {
      toy.box(0, middle, 0, length, body, width);
    }
    toy.axle(0.6 * length, wheel, 0.92 * width, wheel, 0.07);
    toy.axle(-0.6 * length, wheel, 0.92 * width, wheel, 0.07);
    switch (style) {
      case 3 -> toy.ball(cabinX, middle + body, 0, cabin, 1.3 * cabinHeight, 0.85 * width);
      case 4 -> {
        toy.slantedBox(cabinX, roof - 0.3 * cabinHeight, 0, 0.04, cabinHeight, 0.85 * width, -0.15);
        toy.box(-0.25, middle + body, 0, 0.1, 0.12, 0.7 * width);
        toy.box(0.1 - length, middle + body, 0, 0.08, 0.08, 0.9 * width);
      }
      default -> {
        toy.slantedBox(
            cabinX + 0.5 * cabin,
            roof - cabinHeight,
            0,
            0.5 * cabin,
            cabinHeight,
            0.85 * width,
            -0.2);
        toy.slantedBox(
            cabinX - 0.5 * cabin,
            roof - cabinHeight,
            0,
            0.5 * cabin,
            cabinHeight,
            0.85 * width,
            0.1);
      }
    }
    return toy.build();
  }
}
