package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.truezero.data.ImageShape;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.Tanh;

class ActiveUnitsTest {
  private static final MadeRows ROWS =
      MadeRows.ofClasses(
          "four rows",
          new float[][] {{1, 2}, {-1, 1}, {3, -4}, {-2, -5}},
          new int[] {0, 1, 0, 1},
          2);

  private static final StudyData DATA = new StudyData("four rows", ROWS, ROWS);

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    Arrays.stream(members).forEach(set::set);
    return set;
  }

  @Test
  void jaccardIsOneForEqualSetsAndZeroForDisjointOnes() {
    assertEquals(1, ActiveUnits.jaccard(set(1, 5, 70), set(1, 5, 70)));
    assertEquals(1, ActiveUnits.jaccard(set(), set()));
    assertEquals(0, ActiveUnits.jaccard(set(1, 5), set(2, 70)));
    assertEquals(0, ActiveUnits.jaccard(set(), set(3)));
    assertEquals(2 / 4.0, ActiveUnits.jaccard(set(1, 2, 3), set(2, 3, 4)));
  }

  @Test
  void rectifiersAreActiveWhereTheyAreNotZero() {
    Network network =
        Network.zero(DATA.architecture(2, new HiddenLayer(2, new Rectifier(), SignBalance.NONE)));
    network.layers().get(0).setWeightMatrix(new float[] {1, 0, 0, 1});
    network.layers().get(1).setWeightMatrix(new float[] {1, -1, 1, 1});
    try (Execution execution = Execution.open(1)) {
      ActiveUnits sets = ActiveUnits.of(network, ROWS, new float[2], execution);
      // First layer: outputs 0 and 1 with x; second layer: 2 with h0 + h1, 3 with h1 - h0.
      assertArrayEquals(
          new BitSet[] {set(0, 1, 2, 3), set(1, 2, 3), set(0, 2), set()}, sets.sets());
      assertEquals(1, sets.overlap(sets));
      // Class 0: rows 0 and 2; class 1: rows 1 and 3.
      assertEquals((2 / 4.0 + 0) / 2, sets.overlapOfPairs(new int[] {0, 1, 0, 1}, true));
      assertEquals((3 / 4.0 + 1 / 4.0 + 0) / 3, sets.overlapOfPairs(new int[] {0, 1, 0, 1}, false));
    }
  }

  @Test
  void thresholdsLetAsManyOutputsPassAsAreAskedFor() {
    Network network = Network.random(DATA.architecture(2, 50, new Tanh()), 3);
    double[] fractions = {0.3, 1};
    try (Execution execution = Execution.open(1)) {
      float[] thresholds = ActiveUnits.thresholds(network, ROWS, fractions, execution);
      ActiveUnits sets = ActiveUnits.of(network, ROWS, thresholds, execution);
      int lower = 0;
      int upper = 0;
      for (BitSet each : sets.sets()) {
        lower += each.get(0, 50).cardinality();
        upper += each.get(50, 100).cardinality();
      }
      assertEquals(60, lower);
      assertEquals(200, upper);
    }
  }

  @Test
  void distortionsOfNothingChangeNothing() {
    float[] row = {1, 2, 3, 4, 5, 6};
    ImageShape shape = new ImageShape(1, 2, 3);
    assertArrayEquals(row, Distortion.noise(0).of(row, 4));
    assertArrayEquals(row, Distortion.masking(0).of(row, 4));
    assertArrayEquals(row, Distortion.shift(shape, 0).of(row, 4));
    assertArrayEquals(new float[6], Distortion.masking(1).of(row, 4));
    assertArrayEquals(new float[] {1, 1, 2, 4, 4, 5}, Distortion.shift(shape, 1).of(row, 4));
    assertArrayEquals(new float[] {1, 1, 1, 4, 4, 4}, Distortion.shift(shape, 5).of(row, 4));
    float[] noisy = Distortion.noise(0.5).of(row, 4);
    assertTrue(noisy[0] != row[0]);
    assertArrayEquals(noisy, Distortion.noise(0.5).of(row, 4), "the same noise every time");
  }
}
