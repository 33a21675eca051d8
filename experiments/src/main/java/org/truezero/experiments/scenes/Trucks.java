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
    double cargo = length - cab - 0.06;
    double middle = -length + cargo;
    Toy.Builder toy = new Toy.Builder();
    toy.box(0, wheel + 0.06, 0, length, 0.06, 0.7 * width);
    toy.box(length - cab, bed + cabHeight, 0, cab, cabHeight, 0.95 * width);
    double[] axles = {length - cab, -0.45 * length, -0.45 * length - 2.3 * wheel};
    for (double x : axles) {
      toy.axle(x, wheel, 0.85 * width, wheel, 0.08);
    }
    double height = draws.uniform(5, 0.85, 1.15);
    switch (style) {
      case 0 -> toy.box(middle, bed + 0.42 * height, 0, cargo, 0.42 * height, 1.05 * width);
      case 1 -> {
        double radius = 0.3 * height;
        toy.rod(-length, bed + radius, 0, middle + cargo, bed + radius, 0, radius);
      }
      case 2 -> {
        double wall = 0.12 * height;
        toy.box(middle, bed + wall, 0, cargo, wall, width);
        toy.ball(middle, bed + 2 * wall, 0, 0.85 * cargo, 0.8 * wall, 0.8 * width);
      }
      case 3 -> {
        toy.box(middle, bed + 0.03, 0, cargo, 0.03, width);
        double crate = 0.2 * height;
        toy.box(middle + 0.4 * cargo, bed + crate, 0, 0.4 * cargo, crate, 0.8 * width);
        toy.box(
            middle - 0.55 * cargo, bed + 0.7 * crate, 0, 0.25 * cargo, 0.7 * crate, 0.7 * width);
      }
      default -> {
        toy.box(middle, bed + 0.24 * height, 0, cargo, 0.24 * height, width);
        double roof = bed + 0.5 * height;
        for (int side = -1; side <= 1; side += 2) {
          toy.rod(-length, roof, side * 0.09, length, roof + 0.25, side * 0.09, 0.04);
        }
      }
    }
    return toy.build();
  }
}
