package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
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

  @Test
  void rowsComeInTheirOrderWithAnyNumberOfThreads() {
    Rows rows = new Rows(10_000);
    for (int threads : new int[] {1, 2, 5}) {
      try (WorkerTeam team = new WorkerTeam(threads)) {
        BatchReader reader = new BatchReader(team);
        ActiveLists found = new ActiveLists();
        for (int count : new int[] {10, 64, 0, 3}) {
          ActiveLists expected = new ActiveLists();
          expected.clear(WIDTH);
          for (int e = 0; e < count; e++) {
            rows.appendRow(e * 131L % 10_000, expected);
          }
          reader.read(rows, count, e -> e * 131L % 10_000, found);
          assertEquals(WIDTH, found.width());
          assertEquals(count, found.examples());
          assertEquals(expected.size(), found.size());
          for (int e = 0; e < count; e++) {
            assertEquals(expected.end(e), found.end(e));
          }
          int size = found.size();
          assertArrayEquals(
              Arrays.copyOf(expected.indices(), size), Arrays.copyOf(found.indices(), size));
          assertArrayEquals(
              Arrays.copyOf(expected.values(), size), Arrays.copyOf(found.values(), size));
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
