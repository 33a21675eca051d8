package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
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

  /** The fold that has its only row has not seen the class, but knows its name. */
  @Test
  void aClassOrLabelOfOneRowEndsNothing() throws IOException {
    String classes = "x,class\n1,a\n2,a\n3,a\n4,b\n5,b\n6,b\n7,rare\n";
    Path table = Files.writeString(folder.resolve("a.csv"), classes);
    String lists = "1 1:1\n1,2 2:1\n2 1:1\n1,9 2:1\n1 1:1\n2 2:1\n";
    Path listed = Files.writeString(folder.resolve("a.libsvm"), lists);
    for (String source :
        List.of("csv:" + table + "?label=class", "libsvm:" + listed + "?target=labels")) {
      for (int seed = 0; seed < 10; seed++) {
        Folds folds = DataSource.openFolds(source, 3, seed, Optional.empty());
        for (int fold = 0; fold < 3; fold++) {
          assertEquals(3, folds.split(fold).train().schema().target().names().size());
        }
        Split split = DataSource.openSplit(source, 0.4, seed);
        assertEquals(3, split.valid().schema().target().names().size());
      }
    }
  }

  @Test
  void rowsFarOutAreRefused() {
    RowChoice rows = new RowChoice.Range(3_000_000_000L, 3_000_000_010L);
    assertThrows(IllegalArgumentException.class, () -> StratifiedFolds.of(rows, row -> 0, 2, 1));
    assertThrows(IllegalArgumentException.class, () -> StratifiedSplit.of(rows, row -> 0, 0.5, 1));
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
