package org.truezero.experiments.characters;

/**
 * Fills polygons with exact area coverage: the value of a pixel is the part of its square that lies
 * inside.
 *
 * <p>Every edge adds to each line of pixels the signed area between itself and the right border,
 * kept as differences from pixel to pixel; a running sum then gives the coverage (the accumulation
 * buffer of Levien's font-rs). The direction of a polygon does not matter, a polygon in the other
 * direction makes a hole, and overlaps in the same direction count once. Parts outside the picture
 * are cut off exactly. Only additions, multiplications and divisions of doubles in a fixed order:
 * the same bytes everywhere.
 *
 * <p>Life of an object: any number of {@link #edge} for closed polygons, one {@link #coverage}. For
 * one thread.
 */
public final class Canvas {
  private final int width;
  private final int height;
  private final int stride;
  private final double[] differences;

  /**
   * Opens an empty canvas.
   *
   * @param width pixels of a line
   * @param height lines
   */
  public Canvas(int width, int height) {
    this.width = width;
    this.height = height;
    stride = width + 2;
    differences = new double[stride * height];
  }

  /**
   * Adds one edge of a polygon, in pixels from the top left corner of the picture.
   *
   * @param x0 columns to the right of its begin
   * @param y0 lines down to its begin
   * @param x1 columns to the right of its end
   * @param y1 lines down to its end
   */
  public void edge(double x0, double y0, double x1, double y1) {
    if (y0 == y1) {
      return;
    }
    double direction = 1;
    if (y0 > y1) {
      double x = x0;
      x0 = x1;
      x1 = x;
      double y = y0;
      y0 = y1;
      y1 = y;
      direction = -1;
    }
    if (y1 <= 0 || y0 >= height) {
      return;
    }
    double slope = (x1 - x0) / (y1 - y0);
    double top = Math.max(y0, 0);
    double bottom = Math.min(y1, height);
    int lastLine = (int) Math.min(Math.ceil(bottom), height) - 1;
    for (int line = (int) top; line <= lastLine; line++) {
      double from = Math.max(top, line);
      double to = Math.min(bottom, line + 1);
      double xFrom = x0 + (from - y0) * slope;
      double xTo = x0 + (to - y0) * slope;
      piece(line * stride, direction * (to - from), Math.min(xFrom, xTo), Math.max(xFrom, xTo));
    }
  }

  /** Cuts the part of an edge that lies in one line of pixels at the left and right borders. */
  private void piece(int at, double area, double left, double right) {
    if (left >= width) {
      return;
    }
    if (right <= 0) {
      differences[at] += area;
      return;
    }
    double span = right - left;
    if (left < 0) {
      double outside = area * (-left / span);
      differences[at] += outside;
      area -= outside;
      span = right;
      left = 0;
    }
    if (right > width) {
      area *= (width - left) / span;
      right = width;
    }
    inside(at, area, left, right);
  }

  /** Spreads an area over the pixels that the edge crosses; 0 ≤ left ≤ right ≤ width. */
  private void inside(int at, double area, double left, double right) {
    int first = (int) left;
    int last = (int) Math.ceil(right) - 1;
    if (last <= first) {
      double mean = 0.5 * (left + right) - first;
      differences[at + first] += area * (1 - mean);
      differences[at + first + 1] += area * mean;
      return;
    }
    double perPixel = area / (right - left);
    for (int pixel = first; pixel <= last; pixel++) {
      double from = Math.max(left, pixel);
      double to = Math.min(right, pixel + 1);
      double part = perPixel * (to - from);
      double mean = 0.5 * (from + to) - pixel;
      differences[at + pixel] += part * (1 - mean);
      differences[at + pixel + 1] += part * mean;
    }
  }

  /** Returns the coverage of each pixel, 0..1, row-major from the top left. */
  public float[] coverage() {
    float[] pixels = new float[width * height];
    for (int line = 0; line < height; line++) {
      double sum = 0;
      for (int x = 0; x < width; x++) {
        sum += differences[line * stride + x];
        double covered = Math.min(1, Math.abs(sum));
        // The running sum does not cancel to the last bit; ink below a 4096th is none.
        pixels[line * width + x] = covered < 0x1p-12 ? 0 : (float) covered;
      }
    }
    return pixels;
  }
}
