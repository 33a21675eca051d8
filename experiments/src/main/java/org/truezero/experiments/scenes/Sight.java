package org.truezero.experiments.scenes;

/**
 * A part as one camera sees it: the rays of the camera in the space of the unit solid, where they
 * are straight lines too and t stays what it is; and the rectangle that its corners span in the
 * picture.
 */
final class Sight {
  private final Part part;
  private final double[] origin = new double[3];
  private final double[] base = new double[3];
  private final Placement back;
  private double left = Double.POSITIVE_INFINITY;
  private double right = Double.NEGATIVE_INFINITY;
  private double bottom = Double.POSITIVE_INFINITY;
  private double top = Double.NEGATIVE_INFINITY;

  Sight(Part part, double eye) {
    this.part = part;
    back = part.placement().inverse();
    for (int axis = 0; axis < 3; axis++) {
      origin[axis] = back.map(axis, eye, 0, 0);
      // The direction of the ray through X = 0, Y = 0, a vector: without the shift of the map.
      base[axis] = back.map(axis, -eye, 0, Camera.DISTANCE) - back.at(axis, 3);
    }
    for (int corner = 0; corner < Placement.CORNERS; corner++) {
      span(corner, eye);
    }
  }

  private void span(int corner, double eye) {
    Placement placement = part.placement();
    double towards = Camera.DISTANCE / placement.corner(2, corner);
    double planeX = eye + (placement.corner(0, corner) - eye) * towards;
    double planeY = placement.corner(1, corner) * towards;
    left = Math.min(left, planeX);
    right = Math.max(right, planeX);
    bottom = Math.min(bottom, planeY);
    top = Math.max(top, planeY);
  }

  /** Returns the left border of the rectangle, on the plane of the rays. */
  double left() {
    return left;
  }

  /** Returns the right border. */
  double right() {
    return right;
  }

  /** Returns the lower border. */
  double bottom() {
    return bottom;
  }

  /** Returns the upper border. */
  double top() {
    return top;
  }

  private double direction(int axis, double x, double y) {
    return base[axis] + x * back.at(axis, 0) + y * back.at(axis, 1);
  }

  /** Returns t where the ray through a point of the plane meets the part. */
  double enter(double x, double y) {
    return part.solid()
        .enter(
            origin[0],
            origin[1],
            origin[2],
            direction(0, x, y),
            direction(1, x, y),
            direction(2, x, y));
  }

  /**
   * Returns the brightness of the point at t on a ray.
   *
   * @param scratch three numbers, overwritten
   */
  double shade(double x, double y, double t, Lighting lighting, double[] scratch) {
    for (int axis = 0; axis < 3; axis++) {
      scratch[axis] = origin[axis] + t * direction(axis, x, y);
    }
    part.solid().normal(scratch);
    // A normal goes with the inverse transposed.
    double nx = toNormal(0, scratch);
    double ny = toNormal(1, scratch);
    double nz = toNormal(2, scratch);
    double scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    return part.paint() * lighting.brightness(nx * scale, ny * scale, nz * scale);
  }

  private double toNormal(int axis, double[] local) {
    return back.at(0, axis) * local[0] + back.at(1, axis) * local[1] + back.at(2, axis) * local[2];
  }
}
