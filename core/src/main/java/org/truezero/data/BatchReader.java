package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.truezero.math.ActiveLists;
import org.truezero.math.TasksAhead;
import org.truezero.math.WorkerTeam;

/**
 * Reads the rows of a mini-batch. Rows that are made when they are asked for do not keep a training
 * waiting: a spare thread makes those of the next mini-batch meanwhile, and what is left is spread
 * over the threads of a team. Each row is made into lists of its own, and these are put end to end
 * in the order of the batch, the same entries for any number of threads. For one thread at a time,
 * the one that calls the team.
 */
public final class BatchReader {
  private final TasksAhead tasks;
  private final List<ActiveLists> rows = new ArrayList<>();
  private final WorkerTeam.Task task = this::makeOne;
  private Dataset source;
  private long[] numbers = new long[0];

  /** How many rows were begun and not read; −1 where none were. */
  private int begun = -1;

  /**
   * Reads with a team alone.
   *
   * @param team stays open
   */
  public BatchReader(WorkerTeam team) {
    this(new TasksAhead(team, false));
  }

  /**
   * Reads with a team and, where there is one, a spare thread.
   *
   * @param tasks stays open; for one reader at a time
   */
  public BatchReader(TasksAhead tasks) {
    this.tasks = tasks;
  }

  /**
   * Has the spare thread, if there is one, make rows that are going to be read next.
   *
   * @param data the rows
   * @param count how many rows
   * @param row the number of each row in the data set
   */
  public void prepare(Dataset data, int count, IntToLongFunction row) {
    if (data.generated() && tasks.spare()) {
      begin(data, count, row);
    }
  }

  /**
   * Replaces the content of some lists by rows of a data set.
   *
   * @param data the rows
   * @param count how many rows
   * @param row the number of each row in the data set
   * @param into receives one example for each row, in order
   */
  public void read(Dataset data, int count, IntToLongFunction row, ActiveLists into) {
    into.clear(data.schema().features());
    if (tasks.threads() == 1 || !data.generated()) {
      for (int e = 0; e < count; e++) {
        data.appendRow(row.applyAsLong(e), into);
      }
      return;
    }
    if (!areBegun(data, count, row)) {
      begin(data, count, row);
    }
    begun = -1;
    tasks.finish(task);
    for (int e = 0; e < count; e++) {
      into.appendExamples(rows.get(e));
    }
  }

  private void begin(Dataset data, int count, IntToLongFunction row) {
    // Rows that are not wanted after all have to end before their lists take others.
    tasks.abandon();
    while (rows.size() < count) {
      rows.add(new ActiveLists());
    }
    numbers = numbers.length < count ? new long[count] : numbers;
    for (int e = 0; e < count; e++) {
      numbers[e] = row.applyAsLong(e);
    }
    source = data;
    begun = count;
    tasks.begin(count, task);
  }

  private boolean areBegun(Dataset data, int count, IntToLongFunction row) {
    boolean same = data == source && count == begun;
    for (int e = 0; e < count && same; e++) {
      same = numbers[e] == row.applyAsLong(e);
    }
    return same;
  }

  private void makeOne(int example, int worker) {
    ActiveLists own = rows.get(example);
    own.clear(source.schema().features());
    source.appendRow(numbers[example], own);
  }
}
