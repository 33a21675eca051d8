package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.SIDE;

/** Values of a picture between its pixels. */
final class Bilinear {
  private Bilinear() {}

  /**
   * Returns the value at a place, from the four pixels around it; outside the picture is 0.
   *
   * @param picture pixels, whose centres have whole coordinates
   * @param x columns from the leftmost
   * @param y lines from the uppermost
   */
  static float at(float[] picture, float x, float y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float right = x - left;
    float down = y - top;
    // All four pixels are inside if none of these numbers is negative, as nearly always.
    if ((left | top | SIDE - 2 - left | SIDE - 2 - top) >= 0) {
      int at = top * SIDE + left;
      float upper = between(picture[at], picture[at + 1], right);
      float lower = between(picture[at + SIDE], picture[at + SIDE + 1], right);
      return between(upper, lower, down);
    }
    float upper = between(pixel(picture, left, top), pixel(picture, left + 1, top), right);
    float lower = between(pixel(picture, left, top + 1), pixel(picture, left + 1, top + 1), right);
    return between(upper, lower, down);
  }

  private static float between(float from, float to, float share) {
    return from + share * (to - from);
  }

  private static float pixel(float[] picture, int x, int y) {
    return x >= 0 && x < SIDE && y >= 0 && y < SIDE ? picture[y * SIDE + x] : 0;
  }
}
