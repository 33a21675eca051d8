package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * Presses or pulls the centre of the picture: the filter "whirl and pinch" of GIMP without a whirl
 * and with radius 1. A pixel at distance d from the centre takes its value from distance d · sin(πd
 * / 2r)^−amount in the same direction, interpolated between four pixels, as far as the circle of
 * radius r = 15.5 reaches. The amount is uniform in −c..0.7c.
 */
record Pinch() implements Transformation {
  private static final int HALF = SIDE / 2;
  private static final double RADIUS = (SIDE - 1) / 2.0;

  /** ln sin(πd / 2r) by column and line from the centre; 0, which moves nothing, from r on. */
  private static final double[] LOG_SINE = new double[HALF * HALF];

  static {
    for (int i = 0; i < LOG_SINE.length; i++) {
      double right = i % HALF + 0.5;
      double down = i / HALF + 0.5;
      double distance = Math.sqrt(right * right + down * down) / RADIUS;
      LOG_SINE[i] = distance < 1 ? StrictMath.log(StrictMath.sin(Math.PI / 2 * distance)) : 0;
    }
  }

  @Override
  public String name() {
    return "pinch";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    return pinched(picture, draws.uniform(0, -complexity, 0.7 * complexity));
  }

  /** Pinches for amounts above 0, and pulls for those below. */
  static float[] pinched(float[] picture, double amount) {
    float[] factors = factors(amount);
    float[] pinched = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      float down = y - (float) RADIUS;
      int line = (y < HALF ? HALF - 1 - y : y - HALF) * HALF;
      for (int x = 0; x < SIDE; x++) {
        float right = x - (float) RADIUS;
        float factor = factors[line + (x < HALF ? HALF - 1 - x : x - HALF)];
        pinched[y * SIDE + x] =
            Bilinear.at(picture, (float) RADIUS + factor * right, (float) RADIUS + factor * down);
      }
    }
    return pinched;
  }

  /** Returns sin(πd / 2r)^−amount for one quarter; the value depends on the distance alone. */
  private static float[] factors(double amount) {
    float[] factors = new float[LOG_SINE.length];
    for (int line = 0; line < HALF; line++) {
      for (int column = 0; column <= line; column++) {
        float factor = (float) StrictMath.exp(-amount * LOG_SINE[line * HALF + column]);
        factors[line * HALF + column] = factor;
        factors[column * HALF + line] = factor;
      }
    }
    return factors;
  }
}
