package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
  /** Counter words: unit, example, low and high half of the step. */
  private static long bits(int key0, int key1, int c0, int c1, int c2, int c3) {
    return new RandomStream(key0, key1).bits(c2 & 0xFFFFFFFFL | (long) c3 << 32, c1, c0);
  }

  /** The known answers of Random123 (kat_vectors, philox4x32 10): output word 1, then word 0. */
  @Test
  void bitsAreThoseOfPhilox() {
    assertEquals(0xe169c58d_6627e8d5L, bits(0, 0, 0, 0, 0, 0));
    assertEquals(0x41c83b0e_408f276dL, bits(-1, -1, -1, -1, -1, -1));
    assertEquals(
        0x94fdcceb_d16cfe09L,
        bits(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344));
  }

  @Test
  void everyPartOfTheAddressChangesTheBits() {
    RandomStream stream = new RandomStream(1, "test");
    long bits = stream.bits(1, 2, 3);
    assertEquals(bits, new RandomStream(1, "test").bits(1, 2, 3));
    assertNotEquals(bits, new RandomStream(2, "test").bits(1, 2, 3));
    assertNotEquals(bits, new RandomStream(1, "test2").bits(1, 2, 3));
    assertNotEquals(bits, stream.bits(2, 2, 3));
    assertNotEquals(bits, stream.bits(1 + (1L << 32), 2, 3));
    assertNotEquals(bits, stream.bits(1, 3, 3));
    assertNotEquals(bits, stream.bits(1, 2, 4));
    assertNotEquals(stream.bits(1, 2, 3), stream.bits(1, 3, 2));
  }

  @Test
  void uniformNumbersFillTheIntervalEvenly() {
    RandomStream stream = new RandomStream(3, "uniform");
    int[] bins = new int[16];
    int count = 40_000;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      float x = stream.uniform(i / 1000, i % 1000, 7);
      assertTrue(x >= 0 && x < 1);
      bins[(int) (16 * x)]++;
      sum += stream.uniformDouble(i, 1, 1);
    }
    // Chi-square with 15 degrees of freedom is above 44 with probability 1e-4.
    double expected = count / 16.0;
    double square = 0;
    for (int bin : bins) {
      square += (bin - expected) * (bin - expected) / expected;
    }
    assertTrue(square < 44, "chi-square " + square);
    assertEquals(0.5, sum / count, 5 / Math.sqrt(12.0 * count));
  }

  @Test
  void gaussianNumbersHaveMeanZeroAndDeviationOne() {
    RandomStream stream = new RandomStream(4, "gaussian");
    int count = 40_000;
    double sum = 0;
    double squares = 0;
    double fourth = 0;
    for (int i = 0; i < count; i++) {
      double x = stream.gaussian(0, i, 0);
      assertTrue(Double.isFinite(x));
      sum += x;
      squares += x * x;
      fourth += x * x * x * x;
    }
    assertEquals(0, sum / count, 5 / Math.sqrt(count));
    assertEquals(1, squares / count, 5 * Math.sqrt(2.0 / count));
    assertEquals(3, fourth / count, 5 * Math.sqrt(96.0 / count));
  }
}
