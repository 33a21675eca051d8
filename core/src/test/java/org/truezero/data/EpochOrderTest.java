package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.truezero.math.RandomStream;

class EpochOrderTest {
  private static EpochOrder order() {
    return new EpochOrder(new RandomStream(7, "shuffle"), 25, 10);
  }

  private static List<Long> epoch(EpochOrder order, long number) {
    List<Long> rows = new ArrayList<>();
    long presented = 25 * number;
    for (int count : new int[] {10, 10, 5}) {
      EpochOrder.Batch batch = order.after(presented);
      assertEquals(count, batch.count());
      for (int e = 0; e < count; e++) {
        rows.add(batch.row(e));
      }
      presented += count;
    }
    return rows;
  }

  @Test
  void everyEpochHasEachRowOnceInAnOrderOfItsOwn() {
    EpochOrder order = order();
    List<Long> first = epoch(order, 0);
    List<Long> second = epoch(order, 1);
    List<Long> all = LongStream.range(0, 25).boxed().toList();
    assertEquals(all, first.stream().sorted().toList());
    assertEquals(all, second.stream().sorted().toList());
    assertNotEquals(first, second);
    assertEquals(second, epoch(order(), 1));
  }

  @Test
  void aMiniBatchStaysAsItIsWhenTheNextEpochIsLookedAt() {
    EpochOrder order = order();
    EpochOrder.Batch last = order.after(20);
    long row = last.row(4);
    order.after(25);
    assertEquals(row, last.row(4));
    assertEquals(row, order().after(20).row(4));
  }
}
