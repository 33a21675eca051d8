package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.truezero.math.ActiveLists;
import org.truezero.math.WorkerTeam;

/**
 * Reads the rows of a mini-batch. Rows that are made when they are asked for are read with all
 * threads of a team, so that they do not keep a training waiting: each into lists of its own, and
 * these are put end to end in the order of the batch, the same entries for any number of threads.
 * For one thread at a time, the one that calls the team.
 */
public final class BatchReader {
  private final WorkerTeam team;
  private final List<ActiveLists> rows = new ArrayList<>();
  private final WorkerTeam.Task task = this::readOne;
  private Dataset source;
  private IntToLongFunction numbers;

  /**
   * Reads with a team.
   *
   * @param team stays open
   */
  public BatchReader(WorkerTeam team) {
    this.team = team;
  }

  /**
   * Replaces the content of some lists by rows of a data set.
   *
   * @param data the rows
   * @param count how many rows
   * @param row the number of each row in the data set; asked by several threads
   * @param into receives one example for each row, in order
   */
  public void read(Dataset data, int count, IntToLongFunction row, ActiveLists into) {
    int width = data.schema().features();
    into.clear(width);
    if (team.threads() == 1 || !data.generated()) {
      for (int e = 0; e < count; e++) {
        data.appendRow(row.applyAsLong(e), into);
      }
      return;
    }
    while (rows.size() < count) {
      rows.add(new ActiveLists());
    }
    source = data;
    numbers = row;
    team.run(count, task);
    for (int e = 0; e < count; e++) {
      into.appendExamples(rows.get(e));
    }
  }

  private void readOne(int example, int worker) {
    ActiveLists own = rows.get(example);
    own.clear(source.schema().features());
    source.appendRow(numbers.applyAsLong(example), own);
  }
}
