package org.truezero.experiments.characters;

/**
 * From a point of an outline to a point of the picture: {@code (xx·x + xy·y + x0, yx·x + yy·y +
 * y0)}.
 *
 * @param xx share of x in the new x
 * @param xy share of y in the new x
 * @param x0 constant part of the new x
 * @param yx share of x in the new y
 * @param yy share of y in the new y
 * @param y0 constant part of the new y
 */
record AffineMap(double xx, double xy, double x0, double yx, double yy, double y0) {
  double x(double x, double y) {
    return xx * x + xy * y + x0;
  }

  double y(double x, double y) {
    return yx * x + yy * y + y0;
  }

  /** Returns the map whose results are this one's, scaled about the origin and then moved. */
  AffineMap scaledAndMoved(double factor, double right, double down) {
    return new AffineMap(
        factor * xx,
        factor * xy,
        factor * x0 + right,
        factor * yx,
        factor * yy,
        factor * y0 + down);
  }
}
