package org.truezero.bench.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.truezero.bench.jobs.Cell;

/** The order of all runs. */
final class Cells {
  private Cells() {}

  /**
   * Returns the runs round by round, so that a slow hour of the machine hits all systems alike; in
   * each round the systems of a workload begin with another one.
   *
   * @param systems names of those wanted; others are left out
   */
  static List<Cell> ordered(
      List<Workload> workloads, List<String> systems, List<Integer> threads, int rounds) {
    List<Cell> cells = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Workload workload : workloads) {
        List<Cell> group = new ArrayList<>();
        for (int count : threads) {
          for (String system : workload.systems()) {
            if (systems.contains(system) && workload.runsWith(count)) {
              group.add(new Cell(workload.name(), system, count, round));
            }
          }
        }
        if (!group.isEmpty()) {
          Collections.rotate(group, 1 - round);
        }
        cells.addAll(group);
      }
    }
    return cells;
  }

  /** Returns a run in words. */
  static String text(Cell cell) {
    return "round "
        + cell.round()
        + ", "
        + cell.workload()
        + ", "
        + cell.system()
        + ", "
        + cell.threads()
        + (cell.threads() == 1 ? " thread" : " threads");
  }
}
