package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * A cab and what it carries on three axles. By style: box, tank, tipper with a load, flat bed with
 * crates, fire engine with a ladder.
 */
final class Trucks {
  private Trucks() {}

  static Toy make(Draws draws, int style) {
    double length = draws.uniform(0, 0.9, 1.15);
    double width = draws.uniform(1, 0.27, 0.34);
    double wheel = draws.uniform(2, 0.13, 0.17);
    double cab = draws.uniform(3, 0.17, 0.23);
    double cabHeight = draws.uniform(4, 0.26, 0.34);
    double bed = wheel + 0.12;
    Toy.Builder toy = new Toy.Builder();
    toy.box(0, wheel + 0.06, 0, length, 0.06, 0.7 * width);
    toy.box(length - cab, bed + cabHeight, 0, cab, cabHeight, 0.95 * width);
    double rear = -0.45 * length;
    for (double x : new double[] {length - cab, rear, rear - 2.3 * wheel}) {
      toy.axle(x, wheel, 0.85 * width, wheel, 0.08);
    }
    double half = length - cab - 0.06;
    load(toy, style, half - length, bed, half, width, draws.uniform(5, 0.85, 1.15));
    return toy.build();
  }

  private static void load(
      Toy.Builder toy, int style, double x, double bed, double half, double width, double size) {
    switch (style) {
      case 0 -> toy.box(x, bed + 0.42 * size, 0, half, 0.42 * size, 1.05 * width);
      case 1 -> toy.rod(x - half, bed + 0.3 * size, 0, x + half, bed + 0.3 * size, 0, 0.3 * size);
      case 2 -> {
        double wall = 0.12 * size;
        toy.box(x, bed + wall, 0, half, wall, width);
        toy.ball(x, bed + 2 * wall, 0, 0.85 * half, 0.8 * wall, 0.8 * width);
      }
      case 3 -> {
        double crate = 0.2 * size;
        toy.box(x, bed + 0.03, 0, half, 0.03, width);
        toy.box(x + 0.4 * half, bed + crate, 0, 0.4 * half, crate, 0.8 * width);
        toy.box(x - 0.55 * half, bed + 0.7 * crate, 0, 0.25 * half, 0.7 * crate, 0.7 * width);
      }
      default -> {
        double roof = bed + 0.5 * size;
        toy.box(x, bed + 0.24 * size, 0, half, 0.24 * size, width);
        toy.rod(x - half, roof, -0.09, x + 1.5 * half, roof + 0.25, -0.09, 0.04);
        toy.rod(x - half, roof, 0.09, x + 1.5 * half, roof + 0.25, 0.09, 0.04);
      }
    }
  }
}
