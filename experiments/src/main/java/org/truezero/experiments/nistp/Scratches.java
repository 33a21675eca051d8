package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Canvas;
import org.truezero.experiments.characters.Draws;

/**
 * With probability 0.15, draws strokes over the picture: one, two or three with probability 0.5,
 * 0.3 and 0.2, each turned by an angle from N(90°, 100c°) and combined with the ink by the greater
 * value.
 *
 * <p>The original takes thinned pictures of a handwritten "1". These strokes are generated:
 * straight bands that taper towards both ends, thicker with more complexity as there.
 */
record Scratches() implements Transformation {
  private static final double CHANCE = 0.15;

  @Override
  public String name() {
    return "scratches";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (complexity == 0 || !draws.chance(0, CHANCE)) {
      return picture;
    }
    double which = draws.uniform(1);
    int strokes = which < 0.5 ? 1 : which < 0.8 ? 2 : 3;
    float[] scratched = picture.clone();
    for (int stroke = 0; stroke < strokes; stroke++) {
      float[] ink = stroke(complexity, draws.part(2 + stroke));
      for (int i = 0; i < ink.length; i++) {
        scratched[i] = Math.max(scratched[i], ink[i]);
      }
    }
    return scratched;
  }

  /** Draws one stroke through a place near the middle. */
  private static float[] stroke(double complexity, Draws draws) {
    double angle = (90 + 100 * complexity * draws.gaussian(0)) * (StrictMath.PI / 180);
    // A "1" stands upright before it is turned.
    double along = -StrictMath.sin(angle);
    double across = StrictMath.cos(angle);
    double middleX = SIDE * draws.uniform(1, 0.25, 0.75);
    double middleY = SIDE * draws.uniform(2, 0.25, 0.75);
    double half = SIDE * draws.uniform(3, 0.35, 0.75);
    double wide = draws.uniform(4, 0.5, 0.8 + complexity);
    double[] x = new double[6];
    double[] y = new double[6];
    double[] lengthways = {-half, -0.6 * half, 0.6 * half, half, 0.6 * half, -0.6 * half};
    double[] sideways = {0, wide, wide, 0, -wide, -wide};
    for (int i = 0; i < x.length; i++) {
      x[i] = middleX + along * lengthways[i] + across * sideways[i];
      y[i] = middleY - across * lengthways[i] + along * sideways[i];
    }
    Canvas canvas = new Canvas(SIDE, SIDE);
    for (int i = 0; i < x.length; i++) {
      int next = (i + 1) % x.length;
      canvas.edge(x[i], y[i], x[next], y[next]);
    }
    return canvas.coverage();
  }
}
