package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * A low body with a cabin on two axles. By style: saloon, hatchback, sports car, beetle,
 * convertible.
 */
final class Cars {
  private static final int BEETLE = 3;
  private static final int CONVERTIBLE = 4;

  private static final double[] CABIN_LENGTH = {0.42, 0.55, 0.32, 0.55, 0};
  private static final double[] CABIN_X = {-0.08, -0.28, -0.2, -0.08, 0.12};
  private static final double[] CABIN_HEIGHT = {0.17, 0.2, 0.12, 0.26, 0.12};

  private Cars() {}

  static Toy make(Draws draws, int style) {
    double length = draws.uniform(0, 0.85, 1.0);
    double width = draws.uniform(1, 0.38, 0.46);
    double wheel = draws.uniform(2, 0.16, 0.21);
    double body = draws.uniform(3, 0.12, 0.16);
    double middle = wheel + 0.6 * body;
    Toy.Builder toy = new Toy.Builder();
    if (style == BEETLE) {
      toy.ball(0, middle, 0, length, 1.6 * body, width);
    } else {
      toy.box(0, middle, 0, length, body, width);
    }
    toy.axle(0.6 * length, wheel, 0.92 * width, wheel, 0.07);
    toy.axle(-0.6 * length, wheel, 0.92 * width, wheel, 0.07);
    double floor = middle + body;
    double x = CABIN_X[style] + draws.uniform(5, -0.05, 0.05);
    double height = CABIN_HEIGHT[style] * draws.uniform(6, 0.9, 1.15);
    if (style == CONVERTIBLE) {
      seats(toy, x, floor, height, 0.85 * width, length);
    } else {
      double cabin = CABIN_LENGTH[style] * draws.uniform(4, 0.9, 1.15);
      cabin(toy, style, x, floor, cabin, height, 0.85 * width);
    }
    return toy.build();
  }

  private static void cabin(
      Toy.Builder toy,
      int style,
      double x,
      double floor,
      double half,
      double height,
      double width) {
    if (style == BEETLE) {
      toy.ball(x, floor, 0, half, 1.3 * height, width);
    } else {
      toy.slantedBox(x + 0.5 * half, floor, 0, 0.5 * half, height, width, -0.2);
      toy.slantedBox(x - 0.5 * half, floor, 0, 0.5 * half, height, width, 0.1);
    }
  }

  private static void seats(
      Toy.Builder toy, double x, double floor, double height, double width, double length) {
    toy.slantedBox(x, floor + 0.7 * height, 0, 0.04, height, width, -0.15);
    toy.box(-0.25, floor, 0, 0.1, 0.12, 0.8 * width);
    toy.box(0.1 - length, floor, 0, 0.08, 0.08, width);
  }
}
