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

  /** To mean 0 and deviation 1 over the square, not over the rows that happen to be drawn. */
  @Test
  void rowsAreStandardisedInTheSameWay() {
    MadeRows rows = SymmetricTarget.EVEN.rows(20_000, "test");
    double sum = 0;
    double squares = 0;
    for (float[] target : rows.targets()) {
      sum += target[0];
      squares += target[0] * target[0];
    }
    assertEquals(0, sum / 20_000, 0.03);
    assertEquals(1, squares / 20_000, 0.05);
    assertEquals(size(rows), size(SymmetricTarget.EVEN.rows(10, "training")), 1e-4);
  }

  /** Returns what differences of the function are multiplied by in the targets. */
  private static double size(MadeRows rows) {
    double[] values = new double[2];
    for (int row = 0; row < 2; row++) {
      values[row] = SymmetricTarget.EVEN.at(rows.features()[row][0], rows.features()[row][1]);
    }
    return (rows.targets()[0][0] - rows.targets()[1][0]) / (values[0] - values[1]);
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
