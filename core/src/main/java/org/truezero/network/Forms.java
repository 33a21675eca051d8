package org.truezero.network;

/**
 * Which form of the loops a computation takes. They give the same bits; choosing one is for
 * measuring what the other saves.
 */
public enum Forms {
  /** Per layer, pass and batch the one that is faster at the measured density. */
  BY_DENSITY,
  /** Lists of active inputs always. */
  SPARSE,
  /** All inputs always. */
  DENSE;

  /** Returns whether to take the dense form at a density of the inputs, given the crossover. */
  boolean dense(double density, double crossover) {
    return this == DENSE || this == BY_DENSITY && density >= crossover;
  }
}
