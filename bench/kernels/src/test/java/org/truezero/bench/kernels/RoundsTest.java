package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoundsTest {
  @Test
  void theMedianOfAnEvenNumberIsBetweenTheMiddleTwo() {
    assertEquals(2, Rounds.median(new double[] {3, 1, 2}));
    assertEquals(2.5, Rounds.median(new double[] {4, 1, 3, 2}));
  }

  @Test
  void everyPieceIsTimed() {
    AtomicInteger first = new AtomicInteger();
    AtomicInteger second = new AtomicInteger();
    double[] seconds =
        new Rounds(3, 1_000, 1_000)
            .medianSeconds(List.of(first::incrementAndGet, second::incrementAndGet));
    assertEquals(2, seconds.length);
    assertTrue(first.get() >= 3 && second.get() >= 3);
  }
}
