package org.truezero.experiments.nistp;

import org.truezero.experiments.characters.Draws;

/**
 * A module of the pipeline between a clean character and an example. Transformations are immutable
 * and safe for any number of threads; everything random comes from the draws.
 */
interface Transformation {
  /** Returns the name of the module, which also names its stream of random numbers. */
  String name();

  /**
   * Transforms a picture.
   *
   * @param picture {@link org.truezero.experiments.characters.Picture} as the module before left
   *     it; not changed
   * @param complexity how far to go, in [0, 1]
   * @param draws the random numbers of this module for this example; part 0 and parts from 2 on
   * @return the transformed picture, each pixel in 0..1; the argument itself if nothing happens
   */
  float[] apply(float[] picture, double complexity, Draws draws);
}
