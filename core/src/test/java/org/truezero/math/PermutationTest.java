package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PermutationTest {
  private static final RandomStream STREAM = new RandomStream(9, "shuffle");

  private static long[] order(long epoch, int size) {
    Permutation permutation = new Permutation(STREAM, epoch, size);
    return LongStream.range(0, size).map(permutation::at).toArray();
  }

  private static void requireBijection(int size) {
    long[] sorted = order(2, size);
    Arrays.sort(sorted);
    assertArrayEquals(LongStream.range(0, size).toArray(), sorted, "size " + size);
  }

  @Test
  void everyNumberComesExactlyOnce() {
    IntStream.rangeClosed(0, 300).forEach(PermutationTest::requireBijection);
    for (int size : new int[] {1023, 1024, 1025, 50_000, 65_537}) {
      requireBijection(size);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {81_920_000, 1L << 32, (1L << 40) + 1, 1L << 62, Long.MAX_VALUE})
  void largeSizesStayInRangeWithoutAnArray(long size) {
    Permutation permutation = new Permutation(STREAM, 0, size);
    long[] seen = new long[2000];
    for (int i = 0; i < seen.length; i++) {
      seen[i] = permutation.at(i % 2 == 0 ? i : size - i);
      assertTrue(seen[i] >= 0 && seen[i] < size, "at " + i + ": " + seen[i]);
    }
    assertEquals(seen.length, Arrays.stream(seen).distinct().count());
  }

  @Test
  void epochsHaveDifferentOrders() {
    assertArrayEquals(order(1, 100), order(1, 100));
    assertFalse(Arrays.equals(order(1, 100), order(2, 100)));
  }

  @Test
  void theOrderLooksRandom() {
    long[] order = order(3, 10_000);
    int fixed = 0;
    int rising = 0;
    double product = 0;
    for (int i = 0; i < order.length; i++) {
      fixed += order[i] == i ? 1 : 0;
      rising += i > 0 && order[i] > order[i - 1] ? 1 : 0;
      product += (order[i] - 4999.5) * (i - 4999.5);
    }
    assertTrue(fixed < 10, "fixed points " + fixed);
    assertEquals(0.5, rising / 9999.0, 0.02);
    double variance = (10_000.0 * 10_000.0 - 1) / 12;
    assertEquals(0, product / 10_000 / variance, 0.05, "correlation with the position");
  }

  @Test
  void placesOutsideAreRefused() {
    Permutation permutation = new Permutation(STREAM, 0, 5);
    assertThrows(IndexOutOfBoundsException.class, () -> permutation.at(5));
    assertThrows(IndexOutOfBoundsException.class, () -> permutation.at(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> new Permutation(STREAM, 0, 0).at(0));
    assertThrows(IllegalArgumentException.class, () -> new Permutation(STREAM, 0, -1));
  }
}
