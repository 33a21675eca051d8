package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.truezero.math.ActiveLists;
import org.truezero.reference.ExampleData;

class LabelledSubsetTest {
  private static final ExampleData DATA = ExampleData.clusters(503, 4, 3, 1, 2);

  /** Returns what identifies each row. */
  private static List<Float> rows(Dataset data) {
    List<Float> rows = new ArrayList<>();
    for (long row = 0; row < data.size(); row++) {
      ActiveLists into = new ActiveLists();
      into.clear(4);
      data.appendRow(row, into);
      rows.add(into.values()[0]);
    }
    return rows;
  }

  private static int[] counts(Dataset data) {
    int[] counts = new int[3];
    float[] target = new float[1];
    for (long row = 0; row < data.size(); row++) {
      data.readTarget(row, target, 0);
      counts[(int) target[0]]++;
    }
    return counts;
  }

  @Test
  void theRestIsWhatIsLeft() {
    List<Float> together = new ArrayList<>(rows(LabelledSubset.of(DATA, 100, 7)));
    together.addAll(rows(LabelledSubset.rest(DATA, 100, 7)));
    List<Float> all = rows(DATA);
    all.sort(null);
    together.sort(null);
    assertEquals(all, together);
  }

  @Test
  void classesKeepTheirSharesAndSmallerSubsetsArePartOfLargerOnes() {
    int[] all = counts(DATA);
    Set<Float> before = new HashSet<>();
    for (int count : new int[] {1, 3, 10, 100, 502, 503}) {
      Dataset subset = LabelledSubset.of(DATA, count, 7);
      assertEquals(count, subset.size());
      int[] found = counts(subset);
      for (int k = 0; k < 3; k++) {
        assertEquals((double) all[k] * count / 503, found[k], 1, "class " + k + " of " + count);
      }
      Set<Float> now = new HashSet<>(rows(subset));
      assertTrue(now.containsAll(before));
      before = now;
    }
  }

  @Test
  void rowsKeepTheirOrderAndFollowTheSeed() {
    List<Float> all = rows(DATA);
    List<Float> some = rows(LabelledSubset.of(DATA, 50, 7));
    int last = -1;
    for (float row : some) {
      assertTrue(all.indexOf(row) > last);
      last = all.indexOf(row);
    }
    assertEquals(some, rows(LabelledSubset.of(DATA, 50, 7)));
    assertNotEquals(some, rows(LabelledSubset.of(DATA, 50, 8)));
  }

  @Test
  void moreThanThereAreAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LabelledSubset.of(DATA, 504, 1));
    assertThrows(IllegalArgumentException.class, () -> LabelledSubset.of(DATA, 0, 1));
  }
}
