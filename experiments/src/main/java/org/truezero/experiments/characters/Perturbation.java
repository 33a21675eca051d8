package org.truezero.experiments.characters;

import java.util.List;

/**
 * One step between the clean picture of a character and the example. Steps are stateless and safe
 * for any number of threads; everything random comes from the draws.
 */
public interface Perturbation {
  /** Side of a picture in pixels. */
  int SIDE = 32;

  /** Pixels of a picture. */
  int PIXELS = SIDE * SIDE;

  /** Returns the name of the step, which also names its stream of random numbers. */
  String name();

  /**
   * Changes a picture.
   *
   * @param picture {@code SIDE × SIDE} pixels, row-major from the top left, 0 background to 1 ink;
   *     changed in place and left inside 0..1
   * @param draws the random numbers of this step for this example
   */
  void apply(float[] picture, Draws draws);

  /** Returns the moderate steps of {@link TypedCharacters}, in order. */
  static List<Perturbation> moderate() {
    return List.of(new StrokeWeight(), new InkLevel(), new Grain(), new Specks());
  }
}
