package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTilesTest {
  private static final RandomStream RANDOM = new RandomStream(4, "row tiles");

  @ParameterizedTest
  @CsvSource({"1000, 0, 512", "1000, 512, 1000", "1000, 0, 1000", "5, 0, 5", "30, 7, 19"})
  void everyEntryOfTheRangeIsInOneTile(int width, int from, int to) {
    RowTiles tiles = new RowTiles();
    boolean several = false;
    for (double density : new double[] {0, 0.02, 0.3, 1}) {
      for (int examples : new int[] {0, 1, 6}) {
        ActiveLists lists = lists(width, examples, density);
        tiles.cut(lists, from, to);
        several |= tiles.tiles() > 1;
        for (int e = 0; e < examples; e++) {
          requireComplete(lists, tiles, e, from, to);
        }
      }
    }
    assertEquals(to - from > 192, several);
  }

  private static ActiveLists lists(int width, int examples, double density) {
    ActiveLists lists = new ActiveLists();
    lists.clear(width);
    for (int e = 0; e < examples; e++) {
      for (int i = 0; i < width; i++) {
        if (RANDOM.uniform(examples, e, i) < density) {
          lists.append(i, 1);
        }
      }
      lists.endExample();
    }
    return lists;
  }

  private static void requireComplete(
      ActiveLists lists, RowTiles tiles, int example, int from, int to) {
    int expected = lists.start(example);
    while (expected < lists.end(example) && lists.indices()[expected] < from) {
      expected++;
    }
    for (int t = 0; t < tiles.tiles(); t++) {
      assertEquals(expected, tiles.start(example, t));
      expected = tiles.end(example, t);
      assertTrue(expected >= tiles.start(example, t));
    }
    assertTrue(expected == lists.end(example) || lists.indices()[expected] >= to);
    assertTrue(expected == lists.start(example) || lists.indices()[expected - 1] < to);
  }
}
