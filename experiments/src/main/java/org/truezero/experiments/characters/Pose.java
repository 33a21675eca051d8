package org.truezero.experiments.characters;

/**
 * How a character stands in its picture: size, width, slant, rotation and place. It is applied to
 * the outline before it is filled, so nothing is resampled.
 *
 * @param capitalHeight height of the face's capital H in pixels; characters that would come out
 *     larger than the picture allows are made smaller
 * @param aspect widening of the character, 1 for none
 * @param slant how far to the right per unit of height
 * @param degrees rotation against the clock
 * @param right how far the centre lies to the right of the picture's, in pixels, as far as the
 *     character stays inside
 * @param down how far the centre lies below the picture's, in the same way
 */
record Pose(
    double capitalHeight, double aspect, double slant, double degrees, double right, double down) {
  /** Upright, in the centre, as large as is usual. */
  static final Pose PLAIN = new Pose(18, 1, 0, 0, 0, 0);

  private static final double MARGIN = 1;
  private static final double LARGEST = 29;

  /** Draws a pose: moderate, so that every character can still be read. */
  static Pose draw(Draws draws) {
    return new Pose(
        draws.uniform(0, 15, 24),
        draws.uniform(1, 0.85, 1.15),
        draws.uniform(2, -0.2, 0.2),
        draws.uniform(3, -12, 12),
        draws.uniform(4, -3, 3),
        draws.uniform(5, -3, 3));
  }

  /** Returns the coverage of a picture of {@code side × side} pixels, 0..1. */
  float[] fill(Outline outline, int side) {
    double radians = degrees * (StrictMath.PI / 180);
    double cos = StrictMath.cos(radians);
    double sin = StrictMath.sin(radians);
    // Widen and slant, rotate, turn y downwards.
    AffineMap shape =
        new AffineMap(cos * aspect, cos * slant - sin, 0, -(sin * aspect), -(sin * slant + cos), 0);
    double left = Double.POSITIVE_INFINITY;
    double rightmost = Double.NEGATIVE_INFINITY;
    double top = Double.POSITIVE_INFINITY;
    double bottom = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < outline.corners(); i++) {
      double x = shape.x(outline.x(i), outline.y(i));
      double y = shape.y(outline.x(i), outline.y(i));
      left = Math.min(left, x);
      rightmost = Math.max(rightmost, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    double size = Math.min(capitalHeight, LARGEST / Math.max(rightmost - left, bottom - top));
    double room = 0.5 * side;
    double centreX = room + inside(right, room - MARGIN - 0.5 * size * (rightmost - left));
    double centreY = room + inside(down, room - MARGIN - 0.5 * size * (bottom - top));
    AffineMap map =
        shape.scaledAndMoved(
            size, centreX - 0.5 * size * (left + rightmost), centreY - 0.5 * size * (top + bottom));
    Canvas canvas = new Canvas(side, side);
    outline.fill(map, canvas);
    return canvas.coverage();
  }

  /** Cuts a move so that the character keeps its margin to the border of the picture. */
  private static double inside(double move, double room) {
    return Math.max(-room, Math.min(room, move));
  }
}
