package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StratifiedFoldsTest {
  @TempDir Path folder;

  @Test
  void everyRowIsInOneFoldAndClassesKeepTheirShares() {
    RowChoice rows = new RowChoice.Range(5, 208);
    StratifiedFolds folds = StratifiedFolds.of(rows, row -> row % 10 == 0 ? 1 : 0, 7, 3);
    BitSet seen = new BitSet();
    for (int fold = 0; fold < 7; fold++) {
      RowChoice inside = folds.rows(fold, true);
      RowChoice outside = folds.rows(fold, false);
      assertEquals(203, inside.size() + outside.size());
      assertEquals(29, inside.size());
      int rare = 0;
      long before = -1;
      for (long i = 0; i < inside.size(); i++) {
        assertTrue(inside.at(i) > before, "order");
        before = inside.at(i);
        assertTrue(!seen.get((int) before), "twice");
        seen.set((int) before);
        rare += before % 10 == 0 ? 1 : 0;
      }
      assertEquals(20 / 7.0, rare, 1);
    }
    assertEquals(203, seen.cardinality());
  }

  @Test
  void tooManyFoldsAreRefused() {
    RowChoice rows = new RowChoice.Range(0, 4);
    assertThrows(IllegalArgumentException.class, () -> StratifiedFolds.of(rows, row -> 0, 5, 1));
    assertThrows(IllegalArgumentException.class, () -> StratifiedFolds.of(rows, row -> 0, 1, 1));
  }

  @Test
  void eachFoldLearnsItsVocabularyFromItsTrainingRows() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      lines.append("{\"text\": \"common word").append(i).append("\", \"stars\": 1}\n");
    }
    Path file = Files.writeString(folder.resolve("a.jsonl"), lines);
    Folds folds = DataSource.openFolds("reviews:" + file + "?label=stars", 3, 1, Optional.empty());
    assertEquals(3, folds.size());
    for (int fold = 0; fold < 3; fold++) {
      Split split = folds.split(fold);
      // Four words of the training rows and the common one; those of the others are unknown.
      assertEquals(5, split.train().schema().features());
      assertEquals(split.train().schema(), split.valid().schema());
      assertEquals(2, split.valid().size());
    }
  }
}
