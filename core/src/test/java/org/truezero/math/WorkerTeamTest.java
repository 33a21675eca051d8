package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerTeamTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7})
  void everyTaskRunsOnceInEveryRun(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      for (int run = 0; run < 2000; run++) {
        AtomicIntegerArray counts = new AtomicIntegerArray(run % 20);
        team.run(counts.length(), (task, worker) -> counts.incrementAndGet(task));
        for (int i = 0; i < counts.length(); i++) {
          assertEquals(1, counts.get(i));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7})
  void aFailureReachesTheCallerAndTheTeamGoesOn(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      IllegalStateException failure = new IllegalStateException("task 5");
      WorkerTeam.Task failing =
          (task, worker) -> {
            if (task == 5) {
              throw failure;
            }
          };
      assertSame(failure, assertThrows(RuntimeException.class, () -> team.run(8, failing)));
      AtomicIntegerArray counts = new AtomicIntegerArray(8);
      team.run(8, (task, worker) -> counts.incrementAndGet(task));
      assertEquals("[1, 1, 1, 1, 1, 1, 1, 1]", counts.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aClosedTeamRefusesWork(int threads) {
    WorkerTeam team = new WorkerTeam(threads);
    team.run(5, (task, worker) -> {});
    team.close();
    team.close();
    assertThrows(IllegalStateException.class, () -> team.run(5, (task, worker) -> {}));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void noTwoTasksRunWithTheSameWorkerAtATime(int threads) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      AtomicIntegerArray busy = new AtomicIntegerArray(threads);
      for (int run = 0; run < 500; run++) {
        team.run(
            9,
            (task, worker) -> {
              assertEquals(1, busy.incrementAndGet(worker));
              busy.decrementAndGet(worker);
            });
      }
    }
  }

  @Test
  void aThreadTakesItsOwnTasksInOrderAndTheLastOnesOfAnother() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      for (int run = 0; run < 200; run++) {
        List<Integer> first = new CopyOnWriteArrayList<>();
        List<Integer> second = new CopyOnWriteArrayList<>();
        int slow = run % 2;
        team.run(
            20,
            (task, worker) -> {
              (worker == 0 ? first : second).add(task);
              if (worker == slow) {
                LockSupport.parkNanos(50_000);
              }
            });
        assertOwnThenStolen(first, 0, 10);
        assertOwnThenStolen(second, 10, 20);
        assertEquals(20, first.size() + second.size());
      }
    }
  }

  private static void assertOwnThenStolen(List<Integer> tasks, int from, int to) {
    int next = from;
    int at = 0;
    while (at < tasks.size() && tasks.get(at) == next) {
      next++;
      at++;
    }
    int stolen = to == 10 ? 19 : 9;
    for (; at < tasks.size(); at++) {
      assertEquals(stolen--, tasks.get(at), "after its own, from the end of the other's: " + tasks);
    }
  }

  @Test
  void noThreadsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new WorkerTeam(0));
  }
}
