package org.truezero.experiments.characters;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * Turns curves into straight edges by a fixed rule: a curve is cut at equal steps of its parameter,
 * into as many pieces as keep the distance to the true curve below a 500th of the em.
 */
final class Flattener {
  private static final double TOLERANCE = 1.0 / 500;

  private double[] x = new double[64];
  private double[] y = new double[64];
  private int corners;
  private int[] ends = new int[4];
  private int contours;

  private Flattener() {}

  /**
   * Returns the flattened outline in units of the em.
   *
   * @param path curves in font units
   * @param unitsPerEm font units of the em
   */
  static Outline flatten(GeneralPath path, int unitsPerEm) {
    Flattener flattener = new Flattener();
    double[] points = new double[6];
    for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
      int kind = it.currentSegment(points);
      for (int i = 0; i < points.length; i++) {
        points[i] /= unitsPerEm;
      }
      flattener.add(kind, points);
    }
    flattener.close();
    return new Outline(
        Arrays.copyOf(flattener.x, flattener.corners),
        Arrays.copyOf(flattener.y, flattener.corners),
        Arrays.copyOf(flattener.ends, flattener.contours));
  }

  private void add(int kind, double[] p) {
    switch (kind) {
      case PathIterator.SEG_MOVETO -> {
        close();
        corner(p[0], p[1]);
      }
      case PathIterator.SEG_LINETO -> corner(p[0], p[1]);
      case PathIterator.SEG_QUADTO -> quadratic(p);
      case PathIterator.SEG_CUBICTO -> cubic(p);
      default -> close();
    }
  }

  private void quadratic(double[] p) {
    double fromX = x[corners - 1];
    double fromY = y[corners - 1];
    // The greatest distance from the chord of a piece is this second difference / (4 n²).
    int pieces = pieces(length(fromX - 2 * p[0] + p[2], fromY - 2 * p[1] + p[3]) / 4);
    for (int i = 1; i <= pieces; i++) {
      double t = (double) i / pieces;
      double s = 1 - t;
      corner(
          s * s * fromX + 2 * s * t * p[0] + t * t * p[2],
          s * s * fromY + 2 * s * t * p[1] + t * t * p[3]);
    }
  }

  private void cubic(double[] p) {
    double fromX = x[corners - 1];
    double fromY = y[corners - 1];
    double bend =
        Math.max(
            length(fromX - 2 * p[0] + p[2], fromY - 2 * p[1] + p[3]),
            length(p[0] - 2 * p[2] + p[4], p[1] - 2 * p[3] + p[5]));
    int pieces = pieces(0.75 * bend);
    for (int i = 1; i <= pieces; i++) {
      double t = (double) i / pieces;
      double s = 1 - t;
      corner(
          s * s * s * fromX + 3 * s * s * t * p[0] + 3 * s * t * t * p[2] + t * t * t * p[4],
          s * s * s * fromY + 3 * s * s * t * p[1] + 3 * s * t * t * p[3] + t * t * t * p[5]);
    }
  }

  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }

  private static int pieces(double distance) {
    return (int) Math.max(1, Math.min(16, Math.ceil(Math.sqrt(distance / TOLERANCE))));
  }

  private void corner(double newX, double newY) {
    if (corners == x.length) {
      x = Arrays.copyOf(x, 2 * corners);
      y = Arrays.copyOf(y, 2 * corners);
    }
    x[corners] = newX;
    y[corners++] = newY;
  }

  /** Ends the polygon, if one is open. */
  private void close() {
    int start = contours == 0 ? 0 : ends[contours - 1];
    if (corners > start) {
      if (contours == ends.length) {
        ends = Arrays.copyOf(ends, 2 * contours);
      }
      ends[contours++] = corners;
    }
  }
}
