package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ActiveListsTest {
  @Test
  void denseRowsComeBackFromTheirEntries() {
    Random random = new Random(1);
    ActiveLists lists = new ActiveLists();
    for (int width : new int[] {0, 1, 17, 700}) {
      lists.clear(width);
      float[][] rows = new float[40][width];
      int entries = 0;
      for (int e = 0; e < rows.length; e++) {
        for (int i = 0; i < width; i++) {
          rows[e][i] = random.nextInt(40) < e ? random.nextFloat() + 0.1f : -0f;
          entries += rows[e][i] != 0 ? 1 : 0;
        }
        lists.appendDense(rows[e], 0);
        lists.endExample();
      }
      assertEquals(40, lists.examples());
      assertEquals(entries, lists.size());
      assertEquals(width == 0 ? 0 : entries / (40.0 * width), lists.density());
      for (int e = 0; e < rows.length; e++) {
        float[] row = new float[width];
        for (int at = lists.start(e); at < lists.end(e); at++) {
          assertTrue(at == lists.start(e) || lists.indices()[at] > lists.indices()[at - 1]);
          row[lists.indices()[at]] = lists.values()[at];
        }
        for (int i = 0; i < width; i++) {
          assertEquals(rows[e][i] + 0f, row[i]);
        }
      }
    }
  }

  @Test
  void copiesHoldTheSameAndStayWhenTheOriginalGoesOn() {
    ActiveLists original = new ActiveLists();
    original.clear(300);
    for (int e = 0; e < 50; e++) {
      for (int i = 0; i < e; i++) {
        original.append(i, e + i);
      }
      original.endExample();
    }
    ActiveLists copy = new ActiveLists();
    copy.clear(7);
    copy.append(3, 1);
    copy.endExample();
    copy.set(original);
    original.clear(1);
    assertEquals(300, copy.width());
    assertEquals(50, copy.examples());
    assertEquals(50 * 49 / 2, copy.size());
    assertEquals(49 * 48 / 2, copy.start(49));
    assertEquals(copy.size(), copy.end(49));
    assertEquals(48, copy.indices()[copy.size() - 1]);
    assertEquals(49 + 48, copy.values()[copy.size() - 1]);
  }

  @Test
  void undefinedValuesAreKept() {
    ActiveLists lists = new ActiveLists();
    lists.clear(3);
    lists.appendDense(new float[] {9, 0, Float.NaN, 1}, 1);
    lists.endExample();
    assertEquals(2, lists.size());
    assertTrue(Float.isNaN(lists.values()[0]));
  }

  @Test
  void entriesMayBeWrittenStraightIntoTheArrays() {
    ActiveLists lists = new ActiveLists();
    lists.clear(10_000);
    lists.append(3, 1.5f);
    lists.reserve(5000);
    for (int i = 0; i < 5000; i++) {
      lists.indices()[lists.size() + i] = 4 + i;
      lists.values()[lists.size() + i] = i;
    }
    lists.advance(5000);
    lists.endExample();
    lists.endExample();
    assertEquals(5001, lists.end(0));
    assertEquals(5001, lists.start(1));
    assertEquals(5001, lists.end(1));
    assertArrayEquals(new int[] {3, 4, 5}, Arrays.copyOf(lists.indices(), 3));
  }

  @Test
  void examplesOfOtherListsFollowTheirOwn() {
    ActiveLists into = new ActiveLists();
    into.clear(9);
    into.append(2, 0.5f);
    into.endExample();
    ActiveLists other = new ActiveLists();
    other.clear(9);
    other.append(1, 3);
    other.append(8, 4);
    other.endExample();
    other.endExample();
    for (int round = 0; round < 200; round++) {
      into.appendExamples(other);
    }
    assertEquals(401, into.examples());
    assertEquals(401, into.size());
    assertEquals(3, into.end(1));
    assertEquals(3, into.end(2));
    assertEquals(399, into.start(399));
    assertArrayEquals(new int[] {2, 1, 8, 1, 8}, Arrays.copyOf(into.indices(), 5));
    assertArrayEquals(new float[] {0.5f, 3, 4, 3, 4}, Arrays.copyOf(into.values(), 5));
    assertEquals(2, other.size());
  }

  @Test
  void aBatchThatNoArrayHoldsIsRefused() {
    ActiveLists lists = new ActiveLists();
    lists.clear(10);
    lists.append(1, 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> lists.reserve(Integer.MAX_VALUE));
    assertTrue(e.getMessage().contains("batch"), e.getMessage());
  }
}
