package org.truezero.experiments.scenes;

/**
 * A solid of some size at some place, of one matt colour.
 *
 * @param solid the unit solid
 * @param placement where its points go
 * @param paint share of the light that its surface returns, 0..1
 */
record Part(Solid solid, Placement placement, double paint) {
  /** Returns the part, placed once more. */
  Part placed(Placement next) {
    return new Part(solid, placement.then(next), paint);
  }

  /** Returns the part in another colour. */
  Part painted(double other) {
    return new Part(solid, placement, other);
  }

  /** Returns how far its furthest corner is from the origin. */
  double reach() {
    double furthest = 0;
    for (int corner = 0; corner < Placement.CORNERS; corner++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double at = placement.corner(axis, corner);
        square += at * at;
      }
      furthest = Math.max(furthest, square);
    }
    return Math.sqrt(furthest);
  }
}
