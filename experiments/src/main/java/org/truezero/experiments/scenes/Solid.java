package org.truezero.experiments.scenes;

/**
 * The three solids that toys are made of, each within −1..1 in all directions around the origin; a
 * {@link Placement} gives them size and place. Rays are met as {@code origin + t · direction}.
 */
enum Solid {
  /** The unit ball: x² + y² + z² ≤ 1. */
  BALL {
    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
      double a = dx * dx + dy * dy + dz * dz;
      double b = ox * dx + oy * dy + oz * dz;
      double c = ox * ox + oy * oy + oz * oz - 1;
      double root = b * b - a * c;
      return root >= 0 ? (-b - Math.sqrt(root)) / a : MISSED;
    }

    @Override
    void normal(double[] at) {}
  },

  /** The cube of edge 2: |x|, |y|, |z| ≤ 1. */
  BOX {
    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
      double near = Math.max(Math.max(enterSlab(ox, dx), enterSlab(oy, dy)), enterSlab(oz, dz));
      double far = Math.min(Math.min(leaveSlab(ox, dx), leaveSlab(oy, dy)), leaveSlab(oz, dz));
      return near <= far ? near : MISSED;
    }

    @Override
    void normal(double[] at) {
      int axis = 0;
      for (int i = 1; i < 3; i++) {
        axis = Math.abs(at[i]) > Math.abs(at[axis]) ? i : axis;
      }
      for (int i = 0; i < 3; i++) {
        at[i] = i == axis ? at[i] : 0;
      }
    }
  },

  /** The upright cylinder: x² + z² ≤ 1, |y| ≤ 1. */
  CYLINDER {
    @Override
    double enter(double ox, double oy, double oz, double dx, double dy, double dz) {
      double a = dx * dx + dz * dz;
      double b = ox * dx + oz * dz;
      double c = ox * ox + oz * oz - 1;
      double root = b * b - a * c;
      if (!(root >= 0)) {
        return MISSED;
      }
      double half = Math.sqrt(root);
      double near = Math.max((-b - half) / a, enterSlab(oy, dy));
      double far = Math.min((-b + half) / a, leaveSlab(oy, dy));
      return near <= far ? near : MISSED;
    }

    @Override
    void normal(double[] at) {
      if (at[1] * at[1] > at[0] * at[0] + at[2] * at[2]) {
        at[0] = 0;
        at[2] = 0;
      } else {
        at[1] = 0;
      }
    }
  };

  /** What {@link #enter} returns for a ray that passes by. */
  static final double MISSED = Double.POSITIVE_INFINITY;

  /**
   * Returns t where a ray enters the solid, or {@link #MISSED}. The ray must start outside; a solid
   * behind it may be reported with a t below 0.
   */
  abstract double enter(double ox, double oy, double oz, double dx, double dy, double dz);

  /**
   * Replaces a point of the surface by the normal there, pointing outwards, of any length above 0.
   */
  abstract void normal(double[] at);

  /** A ray along the slab gives an infinity of the right sign. */
  private static double enterSlab(double origin, double direction) {
    return Math.min((-1 - origin) / direction, (1 - origin) / direction);
  }

  private static double leaveSlab(double origin, double direction) {
    return Math.max((-1 - origin) / direction, (1 - origin) / direction);
  }
}
