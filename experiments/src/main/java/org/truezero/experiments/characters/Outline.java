package org.truezero.experiments.characters;

import java.util.Arrays;

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
    return moved(factor, factor, 0, 0);
  }

  /**
   * Returns the outline in pixels, y downwards from the top line of a picture.
   *
   * @param scale pixels of a unit
   * @param right where the outline's x = 0 comes to lie
   * @param down where its base line comes to lie
   */
  Outline inPixels(double scale, double right, double down) {
    return moved(scale, -scale, right, down);
  }

  private Outline moved(double xFactor, double yFactor, double right, double down) {
    double[] newX = new double[x.length];
    double[] newY = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      newX[i] = right + xFactor * x[i];
      newY[i] = down + yFactor * y[i];
    }
    return new Outline(newX, newY, contourEnds);
  }

  /** The least rectangle around an outline. */
  record Box(double left, double bottom, double right, double top) {
    double width() {
      return right - left;
    }

    double height() {
      return top - bottom;
    }
  }

  /** Returns the least rectangle around the outline. */
  Box box() {
    return new Box(
        Arrays.stream(x).min().orElseThrow(),
        Arrays.stream(y).min().orElseThrow(),
        Arrays.stream(x).max().orElseThrow(),
        Arrays.stream(y).max().orElseThrow());
  }

  /** Adds the outline to a canvas, whose pixels are the units. */
  void fill(Canvas canvas) {
    int first = 0;
    for (int end : contourEnds) {
      int last = end - 1;
      for (int i = first; i < end; i++) {
        canvas.edge(x[last], y[last], x[i], y[i]);
        last = i;
      }
      first = end;
    }
  }
}
