package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

class CorruptionTest {
  private static final int WIDTH = 40;
  private static final int STEPS = 20_000;
  private static final RandomStream STREAM = new RandomStream(8, "corruption test");

  /** Every third input is 1, of two examples; the second is empty. */
  private static ActiveLists clean() {
    ActiveLists clean = new ActiveLists();
    clean.clear(WIDTH);
    for (int i = 0; i < WIDTH; i += 3) {
      clean.append(i, 1);
    }
    clean.endExample();
    clean.endExample();
    return clean;
  }

  /** Returns how often each input of an example is there, 0..1. */
  private static double[] frequencies(Corruption corruption, int example) {
    double[] counts = new double[WIDTH];
    ActiveLists into = new ActiveLists();
    for (int step = 0; step < STEPS; step++) {
      into.clear(WIDTH);
      corruption.apply(clean(), into, STREAM, step);
      assertEquals(2, into.examples());
      for (int at = into.start(example); at < into.end(example); at++) {
        assertTrue(at == into.start(example) || into.indices()[at] > into.indices()[at - 1]);
        assertEquals(1, into.values()[at]);
        counts[into.indices()[at]] += 1.0 / STEPS;
      }
    }
    return counts;
  }

  @Test
  void eachInputIsDroppedAndInventedAsOftenAsStated() {
    double[] masked = frequencies(new Corruption.Masking(0.25f), 0);
    double[] salted = frequencies(new Corruption.SaltPepper(0.8f, 0.05f), 0);
    double[] invented = frequencies(new Corruption.SaltPepper(0.8f, 0.05f), 1);
    for (int i = 0; i < WIDTH; i++) {
      // Five standard deviations.
      assertEquals(i % 3 == 0 ? 0.75 : 0, masked[i], 0.016, "masking, input " + i);
      assertEquals(i % 3 == 0 ? 0.2 : 0.05, salted[i], 0.015, "salt and pepper, input " + i);
      assertEquals(0.05, invented[i], 0.008, "salt and pepper, empty example, input " + i);
    }
  }

  @Test
  void extremesNeedNoDraws() {
    double[] all = new double[WIDTH];
    for (int i = 0; i < WIDTH; i += 3) {
      all[i] = 1;
    }
    assertArrayEquals(all, frequencies(new Corruption.None(), 0), 1e-9);
    assertArrayEquals(all, frequencies(new Corruption.SaltPepper(0, 0), 0), 1e-9);
    assertArrayEquals(new double[WIDTH], frequencies(new Corruption.Masking(1), 0));
  }

  @Test
  void drawsChangeWithTheStepAndOnlyWithIt() {
    Corruption corruption = new Corruption.SaltPepper(0.5f, 0.1f);
    ActiveLists first = new ActiveLists();
    ActiveLists again = new ActiveLists();
    ActiveLists other = new ActiveLists();
    for (ActiveLists lists : new ActiveLists[] {first, again, other}) {
      lists.clear(WIDTH);
    }
    corruption.apply(clean(), first, STREAM, 3);
    corruption.apply(clean(), again, STREAM, 3);
    corruption.apply(clean(), other, STREAM, 4);
    assertEquals(indices(first), indices(again));
    assertTrue(!indices(first).equals(indices(other)));
  }

  private static String indices(ActiveLists lists) {
    return Arrays.toString(Arrays.copyOf(lists.indices(), lists.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "masking:0.25", "salt-pepper:0.8,0.005"})
  void textIsReadBack(String text) {
    assertEquals(text, Corruption.parse(text).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "masking",
        "masking:1.1",
        "masking:-0.1",
        "masking:NaN",
        "masking:x",
        "salt-pepper:0.5",
        "salt-pepper:0.5,1",
        "gaussian:1"
      })
  void otherTextIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Corruption.parse(text));
  }
}
