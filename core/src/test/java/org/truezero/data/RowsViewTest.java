package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.target;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.math.RandomStream;

class RowsViewTest {
  private static final int ROWS = 40;

  @TempDir Path dir;

  private String source;
  private Dataset base;

  @BeforeEach
  void open() throws IOException {
    RandomStream random = new RandomStream(7, "rows");
    String[] lines = new String[ROWS];
    for (int i = 0; i < ROWS; i++) {
      StringBuilder line = new StringBuilder().append(i % 3);
      for (int k = 1; k <= 9; k++) {
        if (random.uniform(i, k, 0) < 0.1 * (i % 10)) {
          line.append(' ').append(k).append(':').append(random.uniform(i, k, 1));
        }
      }
      lines[i] = line.toString();
    }
    source = "libsvm:" + text(dir, "rows.svm", lines) + "?features=9";
    base = DataSource.open(source);
  }

  private void assertSame(Dataset view, RowChoice rows) {
    assertEquals(rows.size(), view.size());
    for (long i = 0; i < rows.size(); i++) {
      assertArrayEquals(dense(base, rows.at(i)), dense(view, i));
      assertArrayEquals(target(base, rows.at(i)), target(view, i));
    }
    assertThrows(IndexOutOfBoundsException.class, () -> dense(view, rows.size()));
    assertThrows(IndexOutOfBoundsException.class, () -> target(view, -1));
  }

  @Test
  void viewsEqualTheRowsOfTheirBase() {
    for (RowChoice rows :
        List.of(
            new RowChoice.Range(0, ROWS),
            new RowChoice.Range(5, 6),
            new RowChoice.Range(3, 3),
            new RowChoice.Listed(new int[] {39, 0, 7, 7}))) {
      assertSame(RowsView.of(base, rows), rows);
      assertNotEquals(base.fingerprint(), RowsView.of(base, rows).fingerprint());
    }
  }

  @Test
  void chosenRowsOfASourceEqualThoseOfTheWhole() throws IOException {
    for (int[] range : List.of(new int[] {0, 40}, new int[] {1, 39}, new int[] {10, 13})) {
      String part = source + "&rows=" + range[0] + "-" + range[1];
      assertSame(DataSource.open(part, base.schema()), new RowChoice.Range(range[0], range[1]));
    }
  }

  @Test
  void rangesBeyondTheBaseAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> RowsView.of(base, new RowChoice.Range(0, 41)));
    assertThrows(IllegalArgumentException.class, () -> new RowChoice.Range(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new RowChoice.Range(-1, 1));
  }
}
