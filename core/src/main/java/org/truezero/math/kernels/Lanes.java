package org.truezero.math.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.truezero.math.PanelLayout;

/**
 * What the vector kernels share. There is one species in the whole process: with a second one the
 * just-in-time compiler of Java 17 no longer knows which class a vector is of, and allocates every
 * one of them.
 */
final class Lanes {
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  static final int L = SPECIES.length();

  /** Eight vectors of zeros after the lead, to add a gradient to. */
  static final float[] ZEROS = new float[PanelLayout.LEAD + 8 * L];

  private Lanes() {}

  static FloatVector load(float[] array, int at) {
    return FloatVector.fromArray(SPECIES, array, at);
  }

  /**
   * Adds the lanes of a vector that was stored: halves on halves, down to one. Done by plain
   * additions, eight times faster than shuffles of a register, which Java 17 compiles badly; and
   * never by {@code reduceLanes}, whose order differs between the interpreter and compiled code.
   */
  static float fold(float[] sums, int at) {
    return (upper(sums, at) + upper(sums, at + 2)) + (upper(sums, at + 1) + upper(sums, at + 3));
  }

  /** Adds the lanes four apart of a vector of 4, 8 or 16 lanes. */
  private static float upper(float[] s, int at) {
    if (L == 16) {
      return (s[at] + s[at + 8]) + (s[at + 4] + s[at + 12]);
    }
    return L == 8 ? s[at] + s[at + 4] : s[at];
  }
}
