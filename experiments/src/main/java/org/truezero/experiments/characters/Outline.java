package org.truezero.experiments.characters;

/**
 * The outline of one character as closed polygons, in units of the height of the face's capital H,
 * y upwards from the base line. Curves are already flattened. Immutable.
 */
final class Outline {
  private final double[] x;
  private final double[] y;
  private final int[] contourEnds;

  /**
   * Takes over the arrays.
   *
   * @param x horizontal position of each corner
   * @param y vertical position of each corner
   * @param contourEnds for each polygon the number of the corner after its last one
   */
  Outline(double[] x, double[] y, int[] contourEnds) {
    this.x = x;
    this.y = y;
    this.contourEnds = contourEnds;
  }

  /** Returns how many corners there are. */
  int corners() {
    return x.length;
  }

  double x(int corner) {
    return x[corner];
  }

  double y(int corner) {
    return y[corner];
  }

  /** Returns the outline with both directions multiplied by a factor. */
  Outline scaled(double factor) {
    double[] newX = new double[x.length];
    double[] newY = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      newX[i] = factor * x[i];
      newY[i] = factor * y[i];
    }
    return new Outline(newX, newY, contourEnds);
  }

  /** Returns the distance from the lowest to the highest corner. */
  double height() {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : y) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return high - low;
  }

  /** Adds the outline to a canvas after an affine map. */
  void fill(AffineMap map, Canvas canvas) {
    int first = 0;
    for (int end : contourEnds) {
      double lastX = map.x(x[end - 1], y[end - 1]);
      double lastY = map.y(x[end - 1], y[end - 1]);
      for (int i = first; i < end; i++) {
        double nextX = map.x(x[i], y[i]);
        double nextY = map.y(x[i], y[i]);
        canvas.edge(lastX, lastY, nextX, nextY);
        lastX = nextX;
        lastY = nextY;
      }
      first = end;
    }
  }
}
