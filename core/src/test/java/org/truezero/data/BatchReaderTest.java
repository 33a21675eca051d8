package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
import org.truezero.math.TasksAhead;
import org.truezero.math.WorkerTeam;

class BatchReaderTest {
  private static final int WIDTH = 300;

  /** Row r has r % 7 entries, of which the first has column r. */
  private record Rows(long size) implements Dataset {
    @Override
    public Schema schema() {
      return new Schema(WIDTH, true, new Target.None(), Optional.empty(), Optional.empty());
    }

    @Override
    public void appendRow(long row, ActiveLists into) {
      if (row >= size) {
        throw new IndexOutOfBoundsException("row " + row + " of " + size);
      }
      for (int i = 0; i < row % 7; i++) {
        into.append((int) (row % 200) + i, row + 0.5f * i);
      }
      into.endExample();
    }

    @Override
    public void readTarget(long row, float[] into, int offset) {
      // There is none.
    }

    @Override
    public boolean generated() {
      return true;
    }

    @Override
    public String fingerprint() {
      return "test";
    }
  }

  private static void assertRead(BatchReader reader, Rows rows, int count, int step) {
    ActiveLists expected = new ActiveLists();
    expected.clear(WIDTH);
    for (int e = 0; e < count; e++) {
      rows.appendRow((long) e * step % rows.size(), expected);
    }
    ActiveLists found = new ActiveLists();
    reader.read(rows, count, e -> (long) e * step % rows.size(), found);
    assertEquals(WIDTH, found.width());
    assertEquals(count, found.examples());
    assertEquals(expected.size(), found.size());
    for (int e = 0; e < count; e++) {
      assertEquals(expected.end(e), found.end(e));
    }
    int size = found.size();
    assertArrayEquals(
        Arrays.copyOf(expected.indices(), size), Arrays.copyOf(found.indices(), size));
    assertArrayEquals(Arrays.copyOf(expected.values(), size), Arrays.copyOf(found.values(), size));
  }

  @Test
  void rowsComeInTheirOrderWithAnyNumberOfThreads() {
    Rows rows = new Rows(10_000);
    for (int threads : new int[] {1, 2, 5}) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        BatchReader reader = new BatchReader(team);
        for (int count : new int[] {10, 64, 0, 3}) {
          assertRead(reader, rows, count, 131);
        }
      }
    }
  }

  @Test
  void rowsMadeAheadAreTheSameAndTakenOnlyWhereTheyAreThoseWanted() {
    Rows rows = new Rows(10_000);
    Rows others = new Rows(9_000);
    for (int threads : new int[] {1, 2}) {
      try (WorkerTeam team = new WorkerTeam(threads);
          TasksAhead ahead = new TasksAhead(team, true)) {
        BatchReader reader = new BatchReader(ahead);
        for (int round = 0; round < 300; round++) {
          int step = 100 + round;
          reader.prepare(rows, 64, e -> (long) e * step % 10_000);
          // As they were announced, fewer, with other numbers, from other data, and unannounced.
          switch (round % 5) {
            case 0 -> assertRead(reader, rows, 64, step);
            case 1 -> assertRead(reader, rows, 63, step);
            case 2 -> assertRead(reader, rows, 64, step + 1);
            case 3 -> assertRead(reader, others, 64, step);
            default -> {
              assertRead(reader, rows, 64, step);
              assertRead(reader, rows, 64, step);
            }
          }
        }
      }
    }
  }

  @Test
  void aRowThatFailsReachesTheCaller() {
    for (int threads : new int[] {1, 3}) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        BatchReader reader = new BatchReader(team);
        assertThrows(
            IndexOutOfBoundsException.class,
            () -> reader.read(new Rows(5), 8, e -> e, new ActiveLists()));
      }
    }
  }
}
