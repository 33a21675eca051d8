package org.truezero.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AppendBytesTest {
  @Test
  void bytesBecomeFractionsAndZerosAreLeftOut() {
    ActiveLists lists = new ActiveLists();
    lists.clear(4);
    lists.appendBytes(new byte[] {9, 0, (byte) 255, 0, 51, 7}, 1);
    lists.endExample();
    assertEquals(2, lists.size());
    assertArrayEquals(new int[] {1, 3}, Arrays.copyOf(lists.indices(), 2));
    assertArrayEquals(new float[] {1, 51 / 255f}, Arrays.copyOf(lists.values(), 2));
  }

  @Test
  void bytesMayStandForOtherNumbers() {
    float[] numbers = new float[256];
    numbers[0] = -1;
    numbers[255] = 2;
    ActiveLists lists = new ActiveLists();
    lists.clear(3);
    lists.appendBytes(new byte[] {0, 7, (byte) 255}, 0, numbers);
    lists.endExample();
    assertEquals(2, lists.size());
    assertArrayEquals(new int[] {0, 2}, Arrays.copyOf(lists.indices(), 2));
    assertArrayEquals(new float[] {-1, 2}, Arrays.copyOf(lists.values(), 2));
  }
}
