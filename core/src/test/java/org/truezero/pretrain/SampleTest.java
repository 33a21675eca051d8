package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;

class SampleTest {
  private static final int WIDTH = 60;
  private static final int STEPS = 20_000;

  private static ActiveLists every(int distance, int first) {
    ActiveLists lists = new ActiveLists();
    lists.clear(WIDTH);
    for (int i = first; i < WIDTH; i += distance) {
      lists.append(i, 1);
    }
    lists.endExample();
    return lists;
  }

  @ParameterizedTest
  @ValueSource(floats = {0.3f, 1, 2})
  void everyInputCountsOnceOnAverageAndEntriesAlways(float zerosPerEntry) {
    ActiveLists clean = every(11, 0);
    ActiveLists corrupted = every(7, 1);
    Sample sample = new Sample(zerosPerEntry, 3, 0);
    double[] counts = new double[WIDTH];
    double entries = 0;
    ActiveLists wanted = new ActiveLists();
    for (int step = 0; step < STEPS; step++) {
      wanted.clear(WIDTH);
      sample.fill(clean, corrupted, wanted, step);
      entries += wanted.size();
      for (int at = 0; at < wanted.size(); at++) {
        assertTrue(at == 0 || wanted.indices()[at] > wanted.indices()[at - 1]);
        counts[wanted.indices()[at]] += sample.weights()[at] / STEPS;
      }
    }
    for (int i = 0; i < WIDTH; i++) {
      boolean entry = i % 11 == 0 || i % 7 == 1;
      // Five standard deviations of a frequency times its weight.
      assertEquals(1, counts[i], entry ? 1e-4 : 0.12, "input " + i);
    }
    double present = WIDTH - zeros();
    assertEquals(present * (1 + zerosPerEntry), entries / STEPS, 0.3);
  }

  private static int zeros() {
    int zeros = 0;
    for (int i = 0; i < WIDTH; i++) {
      zeros += i % 11 == 0 || i % 7 == 1 ? 0 : 1;
    }
    return zeros;
  }

  @Test
  void theExamplesOfABatchShareTheirZeros() {
    ActiveLists clean = new ActiveLists();
    clean.clear(WIDTH);
    clean.append(7, 1);
    clean.endExample();
    clean.endExample();
    clean.append(3, 1);
    clean.append(8, 1);
    clean.endExample();
    ActiveLists wanted = new ActiveLists();
    Sample sample = new Sample(4, 3, 0);
    double zeros = 0;
    for (int step = 0; step < STEPS; step++) {
      wanted.clear(WIDTH);
      sample.fill(clean, clean, wanted, step);
      Set<Integer> common = zeros(wanted, sample.weights(), 1);
      Set<Integer> first = new TreeSet<>(common);
      first.remove(7);
      assertEquals(first, zeros(wanted, sample.weights(), 0));
      Set<Integer> last = new TreeSet<>(common);
      last.removeAll(Set.of(3, 8));
      assertEquals(last, zeros(wanted, sample.weights(), 2));
      zeros += common.size();
    }
    // Four zeros for each of the 1, 1 and 2 entries that the examples count, of 176 zeros.
    assertEquals(WIDTH * 4 * 4 / 176.0, zeros / STEPS, 0.1);
  }

  private static Set<Integer> zeros(ActiveLists wanted, float[] weights, int example) {
    Set<Integer> zeros = new TreeSet<>();
    for (int at = wanted.start(example); at < wanted.end(example); at++) {
      if (weights[at] != 1) {
        zeros.add(wanted.indices()[at]);
      }
    }
    return zeros;
  }

  @Test
  void withoutSamplingAllInputsAreWanted() {
    ActiveLists wanted = new ActiveLists();
    wanted.clear(WIDTH);
    Sample sample = new Sample(0, 3, 0);
    sample.fill(every(11, 0), every(7, 1), wanted, 1);
    assertEquals(WIDTH, wanted.size());
    for (int i = 0; i < WIDTH; i++) {
      assertEquals(i, wanted.indices()[i]);
      assertEquals(1, sample.weights()[i]);
    }
  }
}
