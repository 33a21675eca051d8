package org.truezero.experiments.scenes;

/**
 * An affine map of space, p ↦ A·p + c. Turns are StrictMath, all else additions, multiplications
 * and divisions in a fixed order. Immutable.
 */
final class Placement {
  /** Corners of a cube. */
  static final int CORNERS = 8;

  /** Row-major, four numbers a row: the row of A, then the entry of c. */
  private final double[] rows;

  private Placement(double... rows) {
    this.rows = rows;
  }

  /** Stretches along the axes. */
  static Placement scaled(double x, double y, double z) {
    return new Placement(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
  }

  /** Moves. */
  static Placement moved(double x, double y, double z) {
    return new Placement(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
  }

  /** Maps the three unit vectors to these, three numbers each. */
  static Placement axes(double[] x, double[] y, double[] z) {
    return new Placement(x[0], y[0], z[0], 0, x[1], y[1], z[1], 0, x[2], y[2], z[2], 0);
  }

  /** Turns about the first axis: from y towards z. */
  static Placement turnedX(double radians) {
    double cos = StrictMath.cos(radians);
    double sin = StrictMath.sin(radians);
    return new Placement(1, 0, 0, 0, 0, cos, -sin, 0, 0, sin, cos, 0);
  }

  /** Turns about the second axis: from z towards x. */
  static Placement turnedY(double radians) {
    double cos = StrictMath.cos(radians);
    double sin = StrictMath.sin(radians);
    return new Placement(cos, 0, sin, 0, 0, 1, 0, 0, -sin, 0, cos, 0);
  }

  /** Turns about the third axis: from x towards y. */
  static Placement turnedZ(double radians) {
    double cos = StrictMath.cos(radians);
    double sin = StrictMath.sin(radians);
    return new Placement(cos, -sin, 0, 0, sin, cos, 0, 0, 0, 0, 1, 0);
  }

  /** Returns this map followed by another. */
  Placement then(Placement next) {
    double[] product = new double[12];
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 4; c++) {
        double sum = c == 3 ? next.at(r, 3) : 0;
        for (int k = 0; k < 3; k++) {
          sum += next.at(r, k) * at(k, c);
        }
        product[4 * r + c] = sum;
      }
    }
    return new Placement(product);
  }

  /** Returns the map back; this one must not flatten space. */
  Placement inverse() {
    double[] inverse = new double[12];
    double determinant = 0;
    for (int k = 0; k < 3; k++) {
      determinant += at(0, k) * cofactor(0, k);
    }
    for (int r = 0; r < 3; r++) {
      for (int c = 0; c < 3; c++) {
        inverse[4 * r + c] = cofactor(c, r) / determinant;
        inverse[4 * r + 3] -= inverse[4 * r + c] * at(c, 3);
      }
    }
    return new Placement(inverse);
  }

  private double cofactor(int r, int c) {
    int r1 = (r + 1) % 3;
    int r2 = (r + 2) % 3;
    int c1 = (c + 1) % 3;
    int c2 = (c + 2) % 3;
    return at(r1, c1) * at(r2, c2) - at(r1, c2) * at(r2, c1);
  }

  /** Returns an entry: columns 0 to 2 are A, column 3 is c. */
  double at(int row, int column) {
    return rows[4 * row + column];
  }

  /** Returns a coordinate of where a point goes. */
  double map(int row, double x, double y, double z) {
    return at(row, 0) * x + at(row, 1) * y + at(row, 2) * z + at(row, 3);
  }

  /**
   * Returns a coordinate of where a corner of the cube from −1 to 1 goes, which holds all solids.
   *
   * @param row which coordinate
   * @param corner 0 to 7; its bits say on which side of x, y and z it lies
   */
  double corner(int row, int corner) {
    return map(row, side(corner, 1), side(corner, 2), side(corner, 4));
  }

  private static int side(int corner, int bit) {
    return (corner & bit) == 0 ? -1 : 1;
  }
}
