package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class TeamSizeTest {
  private static final int PIECES = 40_000;

  private long now;

  @Test
  void allThreadsAreUsedWhereTheyHelp() {
    assertTrue(meanSize(4, size -> 1.0 / size) > 3.9);
  }

  @Test
  void oneThreadIsUsedWhereAnotherOnlyDisturbs() {
    assertTrue(meanSize(2, size -> size == 1 ? 1 : 3) < 1.1);
  }

  @Test
  void theBestSizeMayLieBetween() {
    double mean = meanSize(8, size -> size <= 4 ? 4.0 / size : 2);
    assertTrue(mean > 3.8 && mean < 4.3, () -> "mean size " + mean);
  }

  @Test
  void equalSpeedChangesNothing() {
    assertTrue(meanSize(2, size -> 1) > 1.9);
  }

  @Test
  void theTeamIsWholeAgainAfterwards() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      TeamSize size = new TeamSize(team, () -> now);
      work(team, size, each -> each == 1 ? 1 : 3);
      assertEquals(1, team.used());
      size.close();
      assertEquals(2, team.used());
    }
  }

  @Test
  void threadsComeBackWhenTheyHelpAgain() {
    try (WorkerTeam team = new WorkerTeam(2)) {
      TeamSize size = new TeamSize(team, () -> now);
      work(team, size, each -> each == 1 ? 1 : 3);
      work(team, size, each -> 1.0 / each);
      assertTrue(work(team, size, each -> 1.0 / each) > 1.9);
    }
  }

  private double meanSize(int threads, IntToDoubleFunction milliseconds) {
    try (WorkerTeam team = new WorkerTeam(threads)) {
      return work(team, new TeamSize(team, () -> now), milliseconds);
    }
  }

  /** Returns how many threads were in use, in the mean over pieces of work. */
  private double work(WorkerTeam team, TeamSize size, IntToDoubleFunction milliseconds) {
    double sum = 0;
    for (int i = 0; i < PIECES; i++) {
      size.begin();
      int used = team.used();
      now += (long) (1e6 * milliseconds.applyAsDouble(used));
      size.end(1);
      sum += used;
    }
    return sum / PIECES;
  }

  @Test
  void tasksGoToNoMoreThreadsThanAreUsed() {
    try (WorkerTeam team = new WorkerTeam(3)) {
      for (int run = 0; run < 300; run++) {
        int used = 1 + run % 3;
        team.use(used);
        Set<Integer> workers = ConcurrentHashMap.newKeySet();
        int[] counts = new int[30];
        team.run(
            counts.length,
            (task, worker) -> {
              counts[task]++;
              workers.add(worker);
            });
        assertTrue(workers.stream().allMatch(worker -> worker < used));
        for (int count : counts) {
          assertEquals(1, count);
        }
      }
    }
  }
}
