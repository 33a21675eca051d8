package org.truezero.experiments.scenes;

import java.util.Arrays;

/**
 * What one camera sees of a scene.
 *
 * <p>Every ray is {@code eye + t · (X − eye, Y, DISTANCE)}, where (X, Y) runs over the plane that
 * both cameras see in the same place. Parts are drawn one after the other into a buffer of t, each
 * only where its corners say that it may be; what is nearest is shaded once. Four rays a pixel are
 * averaged.
 */
final class Film {
  /** Rays per pixel in each direction. */
  private static final int FINE = 2;

  private static final int RAYS = FINE * Camera.SIDE;
  private static final int NOTHING = -1;

  private final Scene scene;
  private final Sight[] sights;
  private final double backdropShift;
  private final double[] nearest = new double[RAYS * RAYS];
  private final int[] seen = new int[RAYS * RAYS];
  private final double[] point = new double[3];

  /**
   * Finds out what is where.
   *
   * @param scene what is there
   * @param eye how far the camera is to the right of the middle
   */
  Film(Scene scene, double eye) {
    this.scene = scene;
    double shift = eye * (Camera.DISTANCE / scene.backdropDistance() - 1);
    backdropShift = shift * Camera.SIDE / (2 * Camera.HALF_WIDTH);
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    Arrays.fill(seen, NOTHING);
    sights = scene.parts().stream().map(part -> new Sight(part, eye)).toArray(Sight[]::new);
    for (int part = 0; part < sights.length; part++) {
      draw(part);
    }
  }

  private void draw(int part) {
    Sight sight = sights[part];
    int left = ray(sight.left());
    int right = ray(sight.right());
    int bottom = ray(-sight.bottom());
    for (int row = ray(-sight.top()); row <= bottom; row++) {
      double y = -plane(row);
      for (int column = left; column <= right; column++) {
        double t = sight.enter(plane(column), y);
        int at = row * RAYS + column;
        if (t < nearest[at]) {
          nearest[at] = t;
          seen[at] = part;
        }
      }
    }
  }

  /** Returns the brightness of a pixel before exposure, not limited to 0..1. */
  double brightness(int x, int y) {
    double sum = 0;
    int free = 0;
    for (int row = FINE * y; row < FINE * (y + 1); row++) {
      for (int column = FINE * x; column < FINE * (x + 1); column++) {
        int at = row * RAYS + column;
        if (seen[at] == NOTHING) {
          free++;
        } else {
          Sight sight = sights[seen[at]];
          sum += sight.shade(plane(column), -plane(row), nearest[at], scene.lighting(), point);
        }
      }
    }
    if (free > 0) {
      sum += free * scene.backdrop().brightness(x + backdropShift, y);
    }
    return sum / (FINE * FINE);
  }

  /** Returns the coordinate of the middle of a ray's square; rows count downwards. */
  private static double plane(int ray) {
    return (ray + 0.5 - 0.5 * RAYS) * (2 * Camera.HALF_WIDTH / RAYS);
  }

  /** Returns the row or column of a coordinate; what is outside goes to the border. */
  private static int ray(double plane) {
    double ray = plane * (RAYS / (2 * Camera.HALF_WIDTH)) + 0.5 * RAYS;
    return (int) Math.max(0, Math.min(RAYS - 1, ray));
  }
}
