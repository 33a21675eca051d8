package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;

class UnitsStudyTest {
  private static final MadeRows ROWS =
      MadeRows.ofClasses("two rows", new float[][] {{1}, {-8}}, new int[] {0, 1}, 2);

  private static Slopes slopes(Unit unit) {
    Network network =
        Network.zero(
            new Architecture(
                1,
                List.of(new HiddenLayer(4, unit, SignBalance.NONE)),
                new SoftmaxHead(2),
                Initialisation.GLOROT));
    network.layers().get(0).setWeightMatrix(new float[] {1, -1, 0, 0.5f});
    try (Execution execution = Execution.open(1)) {
      return Slopes.of(network, ROWS, execution);
    }
  }

  /** z is 1, −1, 0, ½ and −8, 8, 0, −4: five of eight are not above 0. */
  @Test
  void aSilentRectifierIsFlatAndAnActiveOneIsNot() {
    Slopes slopes = slopes(new Rectifier());
    assertArrayEquals(new double[] {5 / 8.0}, slopes.flat());
    assertEquals(0, slopes.between());
    assertEquals(1, slopes.passing());
  }

  /** σ' is above 0.01 up to |z| = 4.59. */
  @Test
  void sigmoidsAreFlatFarFromZero() {
    Slopes slopes = slopes(new LogisticSigmoid());
    assertArrayEquals(new double[] {2 / 8.0}, slopes.flat());
    assertEquals(8, slopes.between());
    double[] z = {1, -1, 0, 0.5, -8, 8, 0, -4};
    double sum = 0;
    for (double each : z) {
      sum += Math.abs(1 / (1 + Math.exp(-each)) - 0.5);
    }
    assertEquals(sum / 8, slopes.fromHalf()[0], 1e-6);
  }

  @Test
  void responsesAreThoseOfTheFormulas() {
    assertEquals(new UnitCurves.Response(0, 0), UnitCurves.Response.of(Unit.parse("rectifier"), 0));
    assertEquals(
        new UnitCurves.Response(-0.5f, 0.25f), UnitCurves.Response.of(Unit.parse("prelu"), -2));
    UnitCurves.Response tanh = UnitCurves.Response.of(Unit.parse("tanh"), 1);
    assertEquals(Math.tanh(1), tanh.value(), 1e-6);
    assertEquals(1 - Math.tanh(1) * Math.tanh(1), tanh.slope(), 1e-6);
  }
}
