package org.truezero.experiments.scenes;

/**
 * Where light comes from, as seen by the cameras: x to the right, y upwards, z away. A matt surface
 * is as bright as the light that falls on it from above its horizon, besides an even part from
 * everywhere.
 */
enum Lighting {
  LEFT(0.22, lamp(0.75, -0.75, 0.5, -0.45)),
  RIGHT(0.22, lamp(0.75, 0.75, 0.5, -0.45)),
  ABOVE(0.18, lamp(0.85, 0.1, 0.95, -0.1)),
  FRONT(0.15, lamp(0.75, -0.1, 0.25, -0.95)),
  BEHIND(0.32, lamp(0.7, 0.45, 0.7, 0.55)),
  BOTH_SIDES(0.15, lamp(0.5, -0.9, 0.3, -0.3), lamp(0.5, 0.9, 0.3, -0.3));

  private final double ambient;
  private final double[][] lamps;

  Lighting(double ambient, double[]... lamps) {
    this.ambient = ambient;
    this.lamps = lamps;
  }

  /** Returns a direction as long as the lamp is strong. */
  private static double[] lamp(double strength, double x, double y, double z) {
    double scale = strength / Math.sqrt(x * x + y * y + z * z);
    return new double[] {x * scale, y * scale, z * scale};
  }

  /** Returns the brightness of a surface by its normal, of length 1. */
  double brightness(double x, double y, double z) {
    double sum = ambient;
    for (double[] lamp : lamps) {
      sum += Math.max(0, lamp[0] * x + lamp[1] * y + lamp[2] * z);
    }
    return sum;
  }
}
