package org.truezero.bench.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.truezero.math.PanelLayout;

/**
 * The loops that drive a machine to its limits. The only class here that names the Vector API, so
 * it must not be named before it is known that the module is there. Results are returned so that
 * the compiler cannot leave the work out.
 */
final class VectorLoops {
  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int L = SPECIES.length();

  /** Multiply-adds in flight: two units with a latency of four or five are kept busy by ten. */
  private static final int CHAINS = 10;

  private VectorLoops() {}

  /**
   * Reads a whole array.
   *
   * @param array begins with the lead; behind it a multiple of eight vectors
   */
  static float read(float[] array) {
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    for (int at = PanelLayout.LEAD; at < array.length; at += 8 * L) {
      s0 = s0.add(FloatVector.fromArray(SPECIES, array, at));
      s1 = s1.add(FloatVector.fromArray(SPECIES, array, at + L));
      s2 = s2.add(FloatVector.fromArray(SPECIES, array, at + 2 * L));
      s3 = s3.add(FloatVector.fromArray(SPECIES, array, at + 3 * L));
      s4 = s4.add(FloatVector.fromArray(SPECIES, array, at + 4 * L));
      s5 = s5.add(FloatVector.fromArray(SPECIES, array, at + 5 * L));
      s6 = s6.add(FloatVector.fromArray(SPECIES, array, at + 6 * L));
      s7 = s7.add(FloatVector.fromArray(SPECIES, array, at + 7 * L));
    }
    FloatVector left = s0.add(s1).add(s2.add(s3));
    return left.add(s4.add(s5).add(s6.add(s7))).lane(0);
  }

  /**
   * Reads and writes a whole array in place, as an update of weights does.
   *
   * @param array begins with the lead; behind it a multiple of four vectors
   */
  static void update(float[] array, float factor) {
    FloatVector f = FloatVector.broadcast(SPECIES, factor);
    for (int at = PanelLayout.LEAD; at < array.length; at += 4 * L) {
      FloatVector.fromArray(SPECIES, array, at).mul(f).intoArray(array, at);
      FloatVector.fromArray(SPECIES, array, at + L).mul(f).intoArray(array, at + L);
      FloatVector.fromArray(SPECIES, array, at + 2 * L).mul(f).intoArray(array, at + 2 * L);
      FloatVector.fromArray(SPECIES, array, at + 3 * L).mul(f).intoArray(array, at + 3 * L);
    }
  }

  /** Returns the operations of {@link #multiplyAdd}: a multiply-add of one lane is two. */
  static long flops(int turns) {
    return 2L * CHAINS * L * turns;
  }

  /** Multiplies and adds in registers, without a look at memory. */
  static float multiplyAdd(int turns) {
    FloatVector x = FloatVector.broadcast(SPECIES, 0.5f);
    FloatVector y = FloatVector.broadcast(SPECIES, 1f);
    FloatVector s0 = FloatVector.zero(SPECIES);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector s4 = s0;
    FloatVector s5 = s0;
    FloatVector s6 = s0;
    FloatVector s7 = s0;
    FloatVector s8 = s0;
    FloatVector s9 = s0;
    for (int turn = 0; turn < turns; turn++) {
      s0 = s0.fma(x, y);
      s1 = s1.fma(x, y);
      s2 = s2.fma(x, y);
      s3 = s3.fma(x, y);
      s4 = s4.fma(x, y);
      s5 = s5.fma(x, y);
      s6 = s6.fma(x, y);
      s7 = s7.fma(x, y);
      s8 = s8.fma(x, y);
      s9 = s9.fma(x, y);
    }
    FloatVector left = s0.add(s1).add(s2.add(s3)).add(s4);
    return left.add(s5.add(s6).add(s7.add(s8)).add(s9)).lane(0);
  }
}
