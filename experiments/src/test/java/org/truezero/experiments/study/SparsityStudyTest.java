package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;

class SparsityStudyTest {
  /** Three rows of two inputs; the second is empty, so it activates nothing. */
  private static final MadeRows ROWS =
      MadeRows.ofClasses(
          "three rows", new float[][] {{1, 2}, {0, 0}, {3, -4}}, new int[] {0, 1, 0}, 2);

  private static final StudyData DATA = new StudyData("three rows", ROWS, ROWS);

  /** The seeds are fixed, so this is no throw of dice; by chance it fails once in 5000 times. */
  @Test
  void halfOfTheOutputsAreZeroAtFirstWithinTheBoundsOfTheBinomial() {
    try (Execution execution = Execution.open(1)) {
      InitialZeros zeros = InitialZeros.count(DATA, 20, execution);
      assertEquals(4000, zeros.units());
      assertEquals(2 / Math.sqrt(4000), zeros.bound(), 1e-12);
      assertTrue(zeros.half(), Arrays.toString(zeros.zeros()));
    }
    assertTrue(new InitialZeros(400, new int[] {200, 240}).half());
    assertTrue(!new InitialZeros(400, new int[] {200, 241}).half());
  }

  @Test
  void countsActiveOutputsOfEachExampleAndOfEachUnit() {
    Network network =
        Network.zero(DATA.architecture(1, new HiddenLayer(3, new Rectifier(), SignBalance.NONE)));
    network.layers().get(0).setWeightMatrix(new float[] {1, 0, -1, 0, 1, 0});
    ActiveCounts counts;
    try (Execution execution = Execution.open(1)) {
      counts = ActiveCounts.of(network, ROWS, execution);
    }
    assertArrayEquals(new int[] {2, 0, 1}, counts.counts());
    assertArrayEquals(new double[] {2 / 3.0, 1 / 3.0, 0}, counts.activity()[0]);
    assertArrayEquals(new int[] {1, 2, 0}, counts.ascending());
    assertEquals(3, counts.outputs());
    assertEquals(Math.sqrt(2 / 3.0), counts.deviation(), 1e-12);
    assertEquals(Math.sqrt(2 * 2 / 9.0), counts.independentDeviation(), 1e-12);
  }

  @Test
  void everyExampleIsInOneBinOfTheHistogram() {
    int[] sizes = new int[100];
    Arrays.setAll(sizes, i -> 7 + i * i % 31);
    ActiveCounts counts = new ActiveCounts(sizes, new double[0][]);
    for (int width = 1; width < 40; width++) {
      assertEquals(100, Arrays.stream(counts.histogram(7, width)).sum());
    }
    assertArrayEquals(
        new int[] {2, 0, 1}, new ActiveCounts(new int[] {4, 9, 5}, null).histogram(4, 2));
  }
}
