package org.truezero.experiments.scenes;

import java.util.Arrays;
import java.util.List;

/**
 * One of two cameras that look along z, side by side. Both see the plane at {@link #DISTANCE} in
 * the same place, what is nearer further apart: the left camera further to the right.
 *
 * <p>Every ray is {@code eye + t · (X − eye, Y, DISTANCE)}, where (X, Y) runs over that plane.
 * Parts are drawn one after the other into a buffer of t, each only where its corners say that it
 * may be, and what is seen last is shaded once. Four rays a pixel are averaged.
 */
enum Camera {
  LEFT(-0.4),
  RIGHT(0.4);

  /** From the cameras to the object. */
  static final double DISTANCE = 5;

  /** Half the width of the picture at that distance; toys reach up to 1 from their centre. */
  static final double HALF_WIDTH = 1.3;

  /** Height and width of a picture in pixels. */
  static final int SIDE = 32;

  /** Rays per pixel in each direction. */
  private static final int FINE = 2;

  private static final int RAYS = FINE * SIDE;
  private static final int NOTHING = -1;

  private final double eye;

  Camera(double eye) {
    this.eye = eye;
  }

  /**
   * Takes a picture.
   *
   * @param scene what is there
   * @param into receives {@code SIDE × SIDE} bytes, row-major from the top left
   * @param at where they begin
   */
  void photograph(Scene scene, byte[] into, int at) {
    List<Part> parts = scene.parts();
    double[] nearest = new double[RAYS * RAYS];
    int[] seen = new int[RAYS * RAYS];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    Arrays.fill(seen, NOTHING);
    Sight[] sights = new Sight[parts.size()];
    for (int p = 0; p < sights.length; p++) {
      sights[p] = new Sight(parts.get(p), eye);
      draw(sights[p], p, nearest, seen);
    }
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        double light = pixel(scene, sights, nearest, seen, x, y);
        into[at + y * SIDE + x] = scene.exposed(light);
      }
    }
  }

  private static void draw(Sight sight, int part, double[] nearest, int[] seen) {
    int left = ray(sight.left());
    int right = ray(sight.right());
    int top = ray(-sight.top());
    int bottom = ray(-sight.bottom());
    for (int row = top; row <= bottom; row++) {
      double y = -planeAt(row);
      for (int column = left; column <= right; column++) {
        double t = sight.enter(planeAt(column), y);
        int at = row * RAYS + column;
        if (t < nearest[at]) {
          nearest[at] = t;
          seen[at] = part;
        }
      }
    }
  }

  private double pixel(Scene scene, Sight[] sights, double[] nearest, int[] seen, int x, int y) {
    double sum = 0;
    int free = 0;
    double[] point = new double[3];
    for (int row = FINE * y; row < FINE * (y + 1); row++) {
      for (int column = FINE * x; column < FINE * (x + 1); column++) {
        int at = row * RAYS + column;
        if (seen[at] == NOTHING) {
          free++;
        } else {
          Sight sight = sights[seen[at]];
          sum += sight.shade(planeAt(column), -planeAt(row), nearest[at], scene.lighting(), point);
        }
      }
    }
    if (free > 0) {
      double shift = eye * (DISTANCE / scene.backdropDistance() - 1) * SIDE / (2 * HALF_WIDTH);
      sum += free * scene.backdrop().brightness(x + shift, y);
    }
    return sum / (FINE * FINE);
  }

  /** Returns the coordinate of the middle of a ray's square; rows count downwards. */
  private static double planeAt(int ray) {
    return (ray + 0.5 - 0.5 * RAYS) * (2 * HALF_WIDTH / RAYS);
  }

  /** Returns the row or column of a coordinate; what is outside goes to the border. */
  private static int ray(double plane) {
    double ray = plane * (RAYS / (2 * HALF_WIDTH)) + 0.5 * RAYS;
    return (int) Math.max(0, Math.min(RAYS - 1, ray));
  }
}
