package org.truezero.bench.jobs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir Path folder;

  @Test
  void documentsHaveDistinctWordsInOrder() {
    Rows rows = new Documents(500, 30, 5, 1).rows(0, 200);
    for (int row = 0; row < rows.size(); row++) {
      assertEquals(30, rows.entries(row));
      for (int e = rows.offsets()[row] + 1; e < rows.offsets()[row + 1]; e++) {
        assertTrue(rows.indices()[e - 1] < rows.indices()[e]);
      }
    }
  }

  @Test
  void aDocumentDoesNotDependOnWhereReadingBegan() {
    Documents documents = new Documents(500, 30, 5, 1);
    Rows all = documents.rows(0, 20);
    Rows last = documents.rows(19, 1);
    assertArrayEquals(all.dense()[19], last.dense()[0]);
    assertEquals(all.labels()[19], last.labels()[0]);
  }

  @Test
  void rowsComeBackFromAFile() throws IOException {
    Rows rows = new Documents(500, 30, 5, 1).rows(0, 20);
    Path file = folder.resolve("documents.rows");
    rows.write(file);
    Rows read = Rows.read(file);
    assertEquals(rows.width(), read.width());
    assertEquals(rows.classes(), read.classes());
    assertArrayEquals(rows.offsets(), read.offsets());
    assertArrayEquals(rows.indices(), read.indices());
    assertArrayEquals(rows.values(), read.values());
    assertArrayEquals(rows.labels(), read.labels());
  }
}
