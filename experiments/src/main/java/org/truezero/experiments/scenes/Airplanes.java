package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * A fuselage with wings and a tail. By style: airliner, sports plane with a propeller, jet fighter,
 * biplane, glider.
 */
final class Airplanes {
  private static final int AIRLINER = 0;
  private static final int SPORTS = 1;
  private static final int FIGHTER = 2;
  private static final int BIPLANE = 3;
  private static final int GLIDER = 4;

  private static final double[] GIRTH = {0.12, 0.14, 0.1, 0.13, 0.09};
  private static final double[] SPAN = {0.85, 0.85, 0.55, 0.8, 1.25};
  private static final double[] SWEEP = {0.4, 0.05, 0.5, 0, 0.05};
  private static final double[] CHORD = {0.26, 0.28, 0.5, 0.28, 0.16};

  private Airplanes() {}

  static Toy make(Draws draws, int style) {
    double girth = GIRTH[style] * draws.uniform(0, 0.9, 1.25);
    double span = SPAN[style] * draws.uniform(1, 0.88, 1.12);
    double sweep = SWEEP[style] * draws.uniform(2, 0.75, 1.25);
    double chord = CHORD[style] * draws.uniform(3, 0.85, 1.15);
    double length = draws.uniform(4, 0.85, 1.05);
    double wingX = draws.uniform(5, 0.05, 0.25);
    double wingY = style == SPORTS || style == GLIDER ? 0.8 * girth : -0.4 * girth;
    Toy.Builder toy = new Toy.Builder();
    toy.ball(0, 0, 0, length, girth, girth);
    toy.rod(-0.6 * length, 0, 0, 0.6 * length, 0, 0, 0.85 * girth);
    toy.wings(wingX, wingY, span, sweep, 0.06, chord, 0.05);
    double tail = -0.88 * length;
    double fin = draws.uniform(6, 0.28, 0.4);
    toy.wings(tail, 0.03, 0.4 * span, 0.4 * sweep, 0.02, 0.6 * chord, 0.04);
    toy.slantedBox(tail - 0.08, fin / 2, 0, 0.3 * chord, fin / 2, 0.025, -0.5 * chord);
    switch (style) {
      case AIRLINER -> engines(toy, wingX - 0.35 * sweep, wingY - 0.11, 0.42 * span);
      case SPORTS -> propeller(toy, length, 0.28);
      case FIGHTER -> toy.ball(0.4 * length, girth, 0, 0.2, 0.8 * girth, 0.7 * girth);
      case BIPLANE -> {
        upperWing(toy, wingX, wingY, draws.uniform(7, 0.3, 0.38), span, chord);
        propeller(toy, length, 0.26);
      }
      default -> toy.box(tail - 0.05, fin, 0, 0.12, 0.02, 0.3);
    }
    return toy.build();
  }

  private static void upperWing(
      Toy.Builder toy, double x, double lower, double upper, double span, double chord) {
    toy.wings(x + 0.05, upper, span, 0, 0.06, chord, 0.05);
    for (int side = -1; side <= 1; side += 2) {
      double z = side * 0.6 * span;
      toy.rod(x, lower, z, x + 0.05, upper, z, 0.03);
    }
  }

  private static void engines(Toy.Builder toy, double x, double y, double apart) {
    for (int side = -1; side <= 1; side += 2) {
      toy.rod(x - 0.1, y, side * apart, x + 0.2, y, side * apart, 0.08);
    }
  }

  private static void propeller(Toy.Builder toy, double x, double radius) {
    toy.box(x, 0, 0, 0.02, radius, 0.04);
    toy.ball(x, 0, 0, 0.08, 0.06, 0.06);
  }
}
