package org.truezero.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.bench.jobs.Cell;

class CellsTest {
  @Test
  void roundsAreInterleavedAndBeginWithAnotherSystem() {
    List<Workload> workloads = List.of(Workloads.named("dense-tanh"));
    List<String> systems = List.of("truezero", "pytorch");
    List<Cell> cells = Cells.ordered(workloads, systems, List.of(1), 2);
    assertEquals(
        List.of(
            new Cell("dense-tanh", "truezero", 1, 1),
            new Cell("dense-tanh", "pytorch", 1, 1),
            new Cell("dense-tanh", "pytorch", 1, 2),
            new Cell("dense-tanh", "truezero", 1, 2)),
        cells);
  }

  @Test
  void everyWorkloadNamesSystemsThatAre() {
    List<Workload> workloads = Workloads.names().stream().map(Workloads::named).toList();
    List<Cell> cells = Cells.ordered(workloads, Contestants.names(), List.of(1, 2), 5);
    cells.forEach(cell -> Contestants.named(cell.system()));
    assertEquals(cells.size(), new HashSet<>(cells).size());
    assertEquals(
        workloads.stream()
            .mapToInt(workload -> (workload.runsWith(2) ? 10 : 5) * workload.systems().size())
            .sum(),
        cells.size());
  }
}
