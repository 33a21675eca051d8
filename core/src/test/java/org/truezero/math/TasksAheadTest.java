package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class TasksAheadTest {
  @Test
  void eachTaskIsDoneOnceWhoeverDoesIt() {
    for (int threads : new int[] {1, 2, 3}) {
      for (boolean spare : new boolean[] {false, true}) {
        try (WorkerTeam team = new WorkerTeam(threads);
            TasksAhead ahead = new TasksAhead(team, spare)) {
          for (int round = 0; round < 20_000; round++) {
            int tasks = round % 23;
            AtomicIntegerArray done = new AtomicIntegerArray(23);
            WorkerTeam.Task task = (i, worker) -> done.incrementAndGet(i);
            ahead.begin(tasks, task);
            if (round % 3 == 0) {
              Thread.yield();
            }
            ahead.finish(task);
            int[] expected = new int[23];
            Arrays.fill(expected, 0, tasks, 1);
            int[] found = new int[23];
            Arrays.setAll(found, done::get);
            assertArrayEquals(expected, found, "round " + round);
          }
        }
      }
    }
  }

  @Test
  void theSpareThreadBeginsBeforeTheResultsAreWanted() throws InterruptedException {
    try (WorkerTeam team = new WorkerTeam(1);
        TasksAhead ahead = new TasksAhead(team, true)) {
      CountDownLatch all = new CountDownLatch(5);
      WorkerTeam.Task task =
          (i, worker) -> {
            assertEquals(1, worker);
            all.countDown();
          };
      ahead.begin(5, task);
      assertTrue(all.await(10, TimeUnit.SECONDS));
      ahead.finish(task);
    }
  }

  @Test
  void abandonedTasksAreNotUnderWayAndOthersCanBegin() {
    try (WorkerTeam team = new WorkerTeam(2);
        TasksAhead ahead = new TasksAhead(team, true)) {
      for (int round = 0; round < 500; round++) {
        AtomicIntegerArray done = new AtomicIntegerArray(10);
        ahead.begin(10, (i, worker) -> done.incrementAndGet(i));
        ahead.abandon();
        int[] before = new int[10];
        Arrays.setAll(before, done::get);
        AtomicIntegerArray others = new AtomicIntegerArray(10);
        WorkerTeam.Task other = (i, worker) -> others.incrementAndGet(i);
        ahead.begin(10, other);
        ahead.finish(other);
        for (int i = 0; i < 10; i++) {
          assertEquals(before[i], done.get(i));
          assertEquals(1, others.get(i));
        }
      }
    }
  }

  @Test
  void aFailureReachesTheCallerAndTheNextTasksAreDone() throws InterruptedException {
    for (boolean spare : new boolean[] {false, true}) {
      try (WorkerTeam team = new WorkerTeam(2);
          TasksAhead ahead = new TasksAhead(team, spare)) {
        IllegalArgumentException thrown = new IllegalArgumentException("task 0");
        CountDownLatch begun = new CountDownLatch(spare ? 1 : 0);
        WorkerTeam.Task failing =
            (i, worker) -> {
              begun.countDown();
              throw thrown;
            };
        ahead.begin(1, failing);
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        assertSame(
            thrown, assertThrows(IllegalArgumentException.class, () -> ahead.finish(failing)));
        AtomicIntegerArray done = new AtomicIntegerArray(1);
        WorkerTeam.Task task = (i, worker) -> done.incrementAndGet(i);
        ahead.begin(1, task);
        ahead.finish(task);
        assertEquals(1, done.get(0));
      }
    }
  }

  @Test
  void onlyTheTasksBegunLastCanBeFinished() {
    try (WorkerTeam team = new WorkerTeam(1);
        TasksAhead ahead = new TasksAhead(team, true)) {
      WorkerTeam.Task first = (i, worker) -> {};
      assertThrows(IllegalStateException.class, () -> ahead.finish(first));
      WorkerTeam.Task second = (i, worker) -> assertEquals(0, i);
      ahead.begin(1, first);
      ahead.begin(1, second);
      assertThrows(IllegalStateException.class, () -> ahead.finish(first));
      ahead.finish(second);
      assertThrows(IllegalStateException.class, () -> ahead.finish(second));
    }
  }
}
