package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.truezero.network.Execution;

class SymmetryStudyTest {
  @Test
  void targetsHaveTheirSymmetryAndAreNoLines() {
    for (double x = -1; x <= 1; x += 0.25) {
      for (double y = -1; y <= 1; y += 0.25) {
        assertEquals(SymmetricTarget.EVEN.at(x, y), SymmetricTarget.EVEN.at(-x, -y));
        assertEquals(0, SymmetricTarget.ODD.at(x, y) + SymmetricTarget.ODD.at(-x, -y));
      }
    }
    assertNotEquals(2 * SymmetricTarget.ODD.at(0.5, 0.5), SymmetricTarget.ODD.at(1, 1), 0.1);
  }

  @Test
  void rowsAreStandardised() {
    MadeRows rows = SymmetricTarget.EVEN.rows(500, "test");
    double sum = 0;
    double squares = 0;
    for (float[] target : rows.targets()) {
      sum += target[0];
      squares += target[0] * target[0];
    }
    assertEquals(0, sum / 500, 1e-6);
    assertEquals(1, squares / 500, 1e-5);
  }

  @Test
  void pairsOfRectifiersAreSymmetricUnitsBitForBit() {
    MadeRows rows = SymmetricTarget.ODD.rows(300, "test");
    try (Execution execution = Execution.open(1)) {
      assertEquals(600, SharedParameters.agreeing(rows, execution));
    }
  }

  @Test
  void twoRectifiersMoreThanAbsoluteUnitsAreEnough() {
    MadeRows rows = SymmetricTarget.ODD.rows(300, "test");
    float[][] directions = {{1, 2}, {-1, 0.5f}, {3, -1}, {0.25f, 1}, {1, -1}};
    try (Execution execution = Execution.open(1)) {
      assertTrue(SharedParameters.withTwoMore(directions, rows, execution) < 1e-6);
    }
  }
}
