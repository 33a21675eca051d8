package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * An upright figure: legs, trunk, arms, head. By style: standing, arms up, walking with a load,
 * arms out, in a coat and with a hat.
 */
final class Humans {
  private static final int STANDING = 0;
  private static final int LOADED = 2;
  private static final int HATTED = 4;

  private static final double[] STRIDE = {0.08, 0.12, 0.32, 0.05, 0.04};
  private static final double[] ARM_UP = {-0.5, 0.5, -0.15, 0.05, -0.45};
  private static final double[] ARM_OUT = {0.12, 0.22, 0.1, 0.5, 0.2};
  private static final double[] ARM_FORWARD = {0.05, 0.05, 0.4, 0.1, 0.1};

  private Humans() {}

  static Toy make(Draws draws, int style) {
    double legs = draws.uniform(0, 0.75, 0.95);
    double trunk = draws.uniform(1, 0.5, 0.65);
    double shoulder = draws.uniform(2, 0.2, 0.27);
    double limb = draws.uniform(3, 0.08, 0.11);
    double head = draws.uniform(4, 0.15, 0.19);
    double neck = legs + trunk;
    Toy.Builder toy = new Toy.Builder();
    legs(toy, legs, STRIDE[style] * draws.uniform(5, 0.7, 1.3), shoulder, limb);
    arms(toy, draws, style, neck, shoulder, limb);
    toy.ball(0, legs + 0.5 * trunk, 0, 0.62 * shoulder, 0.6 * trunk, shoulder);
    toy.ball(0, neck + 1.1 * head, 0, 0.95 * head, 1.15 * head, 0.85 * head);
    if (style == LOADED) {
      toy.box(-0.25, legs + 0.6 * trunk, 0, 0.14, 0.4 * trunk, 0.9 * shoulder);
    }
    if (style == HATTED) {
      toy.rod(0, 0.35 * legs, 0, 0, legs + 0.3 * trunk, 0, 1.2 * shoulder);
      toy.rod(0, neck + 1.8 * head, 0, 0, neck + 1.9 * head, 0, 1.8 * head);
      toy.rod(0, neck + 1.9 * head, 0, 0, neck + 2.8 * head, 0, 0.9 * head);
    }
    return toy.build();
  }

  private static void legs(
      Toy.Builder toy, double length, double stride, double shoulder, double limb) {
    for (int side = -1; side <= 1; side += 2) {
      double foot = side * stride;
      double z = side * 0.6 * shoulder;
      toy.rod(foot, 0, z, 0, length, 0.75 * z, limb);
      toy.box(foot + 0.08, 0.04, z, 0.15, 0.05, 0.8 * limb);
    }
  }

  private static void arms(
      Toy.Builder toy, Draws draws, int style, double neck, double shoulder, double limb) {
    for (int side = -1; side <= 1; side += 2) {
      double forward = ARM_FORWARD[style] * (style == STANDING ? side : 1);
      double out = side * (shoulder + ARM_OUT[style]);
      double hand = neck + ARM_UP[style] * draws.uniform(7 + side, 0.8, 1.2);
      toy.rod(0, neck - 0.05, side * shoulder, forward, hand, out, 0.75 * limb);
      toy.ball(forward, hand, out, limb, limb, limb);
    }
  }
}
