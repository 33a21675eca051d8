package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuickerWayTest {
  private long now;
  private final QuickerWay way = new QuickerWay(() -> now);

  @Test
  void theQuickerWayIsTakenAndTheOtherTriedNowAndThen() {
    secondTaken(16, 100, 50);
    assertEquals(150, secondTaken(160, 100, 50));
  }

  @Test
  void aWayThatBecomesSlowerIsLeft() {
    secondTaken(64, 100, 50);
    secondTaken(64, 100, 200);
    assertEquals(10, secondTaken(160, 100, 200));
  }

  @Test
  void oneInterruptionChangesNothing() {
    secondTaken(64, 100, 50);
    assertTrue(run(100, 50_000, 1));
    assertTrue(run(100, 50, 1));
  }

  @Test
  void timesCountPerUnitOfWork() {
    assertFalse(run(100, 0, 1));
    assertTrue(run(0, 150, 2));
    assertTrue(run(0, 150, 2));
  }

  @Test
  void withoutAChoiceThereIsOnlyTheFirst() {
    secondTaken(64, 100, 50);
    assertFalse(way.begin(false));
    now += 1;
    way.end(1);
    assertTrue(run(100, 50, 1));
  }

  /** Returns in how many of so many runs the second way was taken, given how long each takes. */
  private int secondTaken(int runs, long first, long second) {
    int taken = 0;
    for (int i = 0; i < runs; i++) {
      taken += run(first, second, 1) ? 1 : 0;
    }
    return taken;
  }

  private boolean run(long first, long second, long work) {
    boolean taken = way.begin(true);
    now += taken ? second : first;
    way.end(work);
    return taken;
  }
}
