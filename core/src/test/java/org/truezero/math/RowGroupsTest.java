package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RowGroupsTest {
  private static final RandomStream RANDOM = new RandomStream(3, "row groups");

  @Test
  void everyEntryIsInTheGroupOfItsColumn() {
    ActiveLists lists = new ActiveLists();
    RowGroups groups = new RowGroups();
    for (int batch = 0; batch < 200; batch++) {
      int width = 1 + batch * 7;
      fill(lists, width, batch);
      groups.group(lists);
      assertEquals(lists.size(), groups.members());
      requireComplete(lists, groups);
      for (int input = 0; input <= width; input += 1 + width / 9) {
        int first = groups.firstFrom(input);
        assertTrue(first == groups.groups() || groups.row()[first] >= input);
        assertTrue(first == 0 || groups.row()[first - 1] < input);
      }
    }
  }

  private static void fill(ActiveLists lists, int width, int batch) {
    float density = batch % 6 == 5 ? 0.01f : (batch % 6) * 0.25f;
    lists.clear(width);
    for (int e = 0; e < batch % 12; e++) {
      for (int i = 0; i < width; i++) {
        if (RANDOM.uniform(batch, e, i) < density) {
          lists.append(i, i + 0.5f);
        }
      }
      lists.endExample();
    }
  }

  private static void requireComplete(ActiveLists lists, RowGroups groups) {
    boolean[] seen = new boolean[lists.size()];
    for (int g = 0; g < groups.groups(); g++) {
      assertTrue(g == 0 || groups.row()[g] > groups.row()[g - 1], "rows ascend");
      assertTrue(groups.start()[g + 1] > groups.start()[g], "no empty group");
      for (int m = groups.start()[g]; m < groups.start()[g + 1]; m++) {
        int slot = groups.slot()[m];
        assertEquals(groups.row()[g], lists.indices()[slot]);
        assertEquals(lists.values()[slot], groups.value()[m]);
        int e = groups.example()[m];
        assertTrue(slot >= lists.start(e) && slot < lists.end(e));
        assertTrue(m == groups.start()[g] || e > groups.example()[m - 1], "examples ascend");
        seen[slot] = true;
      }
    }
    for (boolean one : seen) {
      assertTrue(one);
    }
  }
}
