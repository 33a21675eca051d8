package org.truezero.experiments.scenes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.truezero.experiments.characters.Draws;
import org.truezero.math.RandomStream;

class SolidTest {
  private static boolean inside(Solid solid, double x, double y, double z) {
    return switch (solid) {
      case BALL -> x * x + y * y + z * z <= 1;
      case BOX -> Math.abs(x) <= 1 && Math.abs(y) <= 1 && Math.abs(z) <= 1;
      case CYLINDER -> x * x + z * z <= 1 && Math.abs(y) <= 1;
    };
  }

  @Test
  void raysEnterWhereTheyShould() {
    assertEquals(4, Solid.BALL.enter(0, 0, -5, 0, 0, 1));
    assertEquals(2, Solid.BALL.enter(0, 0, -5, 0, 0, 2));
    assertEquals(Solid.MISSED, Solid.BALL.enter(0, 1.01, -5, 0, 0, 1));
    assertEquals(4, Solid.BOX.enter(0.9, -0.9, -5, 0, 0, 1));
    assertEquals(4, Solid.BOX.enter(5, 0, 0, -1, 0, 0));
    assertEquals(Solid.MISSED, Solid.BOX.enter(0, 1.01, -5, 0, 0, 1));
    assertEquals(4.4, Solid.CYLINDER.enter(0.8, 0.9, -5, 0, 0, 1), 1e-12);
    assertEquals(3, Solid.CYLINDER.enter(0.5, 4, 0, 1e-9, -1, 0), 1e-9);
    assertEquals(Solid.MISSED, Solid.CYLINDER.enter(0, 1.01, -5, 0, 0, 1));
  }

  @ParameterizedTest
  @EnumSource
  void whereARayEntersTheSurfaceLies(Solid solid) {
    Draws draws = new Draws(new RandomStream(5, "rays"), 0);
    int met = 0;
    for (int ray = 0; ray < 2000; ray++) {
      double[] origin = {4 * draws.gaussian(6 * ray), 5, draws.uniform(6 * ray + 1, -3, 3)};
      double[] direction = new double[3];
      for (int axis = 0; axis < 3; axis++) {
        direction[axis] = draws.uniform(6 * ray + 2 + axis, -1.3, 1.3) - origin[axis];
      }
      double t =
          solid.enter(origin[0], origin[1], origin[2], direction[0], direction[1], direction[2]);
      if (t == Solid.MISSED) {
        for (double part = 0; part < 2; part += 0.01) {
          assertTrue(!inside(solid, at(origin, direction, part, 1.02)), "ray " + ray);
        }
        continue;
      }
      met++;
      assertTrue(inside(solid, at(origin, direction, t, 0.9999)), "ray " + ray);
      assertTrue(!inside(solid, at(origin, direction, t - 1e-6, 1)), "ray " + ray);
      double[] normal = at(origin, direction, t, 1);
      solid.normal(normal);
      double towards = 0;
      for (int axis = 0; axis < 3; axis++) {
        towards += normal[axis] * direction[axis];
      }
      assertTrue(towards < 0, "the surface faces the ray " + ray);
    }
    assertTrue(met > 500 && met < 1990, met + " rays met it");
  }

  /** A point of a ray, moved a little towards the middle or away from it. */
  private static double[] at(double[] origin, double[] direction, double t, double shrink) {
    double[] point = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      point[axis] = shrink * (origin[axis] + t * direction[axis]);
    }
    return point;
  }

  private static boolean inside(Solid solid, double[] at) {
    return inside(solid, at[0], at[1], at[2]);
  }

  @Test
  void normalsAreThoseOfTheFace() {
    double[] lid = {0.3, 1, 0.3};
    Solid.CYLINDER.normal(lid);
    assertArrayEquals(new double[] {0, 1, 0}, lid);
    double[] wall = {0.6, 0.5, -0.8};
    Solid.CYLINDER.normal(wall);
    assertArrayEquals(new double[] {0.6, 0, -0.8}, wall);
    double[] face = {0.3, 0.2, -1};
    Solid.BOX.normal(face);
    assertArrayEquals(new double[] {0, 0, -1}, face);
  }
}
