package org.truezero.experiments.study;

import org.truezero.experiments.lab.Scale;

/**
 * What is spent on symmetric targets.
 *
 * @param units sizes of the hidden layer, ascending
 * @param epochs passes over the points
 * @param seeds networks of each size, of which the best counts
 */
record SymmetryBudget(int[] units, int epochs, int seeds) {
  static SymmetryBudget of(Scale scale) {
    return scale.choose(
        new SymmetryBudget(new int[] {2, 4, 8}, 5, 1),
        new SymmetryBudget(new int[] {1, 2, 3, 4, 5, 6, 8, 12, 16}, 40, 4),
        new SymmetryBudget(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 24}, 100, 10));
  }
}
