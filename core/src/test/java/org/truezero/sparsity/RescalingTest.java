package org.truezero.sparsity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Inference;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.reference.Doubles;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

/** The rescaling of Glorot et al. 2011, §3.1. */
class RescalingTest {
  private static final Head HEAD = new SoftmaxHead(4);

  private static double[][] scores(Network network) {
    ReferenceBatch batch = ReferenceBatch.random(6, 12, 0.6, HEAD, new Random(7));
    double[][] scores = new double[batch.size()][];
    for (int e = 0; e < batch.size(); e++) {
      scores[e] = ReferenceNetwork.of(network).forward(batch, e).scores();
    }
    return scores;
  }

  private static void requireScaled(Network network, double divisor, double... factors) {
    double[][] before = scores(network);
    double[][] after = scores(Rescaling.rescale(network, factors));
    for (int e = 0; e < before.length; e++) {
      for (int k = 0; k < before[e].length; k++) {
        double expected = before[e][k] / divisor;
        assertEquals(expected, after[e][k], 1e-5 * (1 + Math.abs(expected)));
      }
    }
  }

  /** Powers of two only move exponents, so production gives the same bits, not only nearly. */
  @ParameterizedTest
  @MethodSource("homogeneous")
  void powersOfTwoThatMultiplyToOneKeepEveryBitOfTheScores(Unit unit) {
    Network network = UnitExamples.network(unit, HEAD);
    for (String kernels : Executions.kernels()) {
      try (Execution execution = Execution.open(1, kernels)) {
        float[] before = production(network, execution);
        float[] after = production(Rescaling.rescale(network, 8, 0.25, 0.5), execution);
        assertArrayEquals(before, after, kernels);
      }
    }
  }

  private static float[] production(Network network, Execution execution) {
    ReferenceBatch batch = ReferenceBatch.random(6, 12, 0.6, HEAD, new Random(7));
    Inference inference = new Inference(network, execution);
    inference.input().clear(12);
    for (double[] row : batch.inputs()) {
      inference.input().appendDense(Doubles.rounded(row), 0);
      inference.input().endExample();
    }
    inference.run();
    return inference.scores().clone();
  }

  static List<Unit> homogeneous() {
    return UnitExamples.all().stream().filter(Unit::positivelyHomogeneous).toList();
  }

  static List<Unit> others() {
    return UnitExamples.all().stream().filter(unit -> !unit.positivelyHomogeneous()).toList();
  }

  @ParameterizedTest
  @MethodSource("homogeneous")
  void scoresAreDividedByTheProductOfTheFactors(Unit unit) {
    requireScaled(UnitExamples.network(unit, HEAD), 0.5 * 3 * 1.7, 0.5, 3, 1.7);
  }

  @ParameterizedTest
  @MethodSource("homogeneous")
  void factorsThatMultiplyToOneLeaveTheFunctionUnchanged(Unit unit) {
    requireScaled(UnitExamples.network(unit, HEAD), 1, 10, 0.25, 0.4);
    assertTrue(scores(UnitExamples.network(unit, HEAD))[0][0] != 0);
  }

  @ParameterizedTest
  @MethodSource("others")
  void unitsThatAreNotHomogeneousAreRefusedByName(Unit unit) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> Rescaling.rescale(UnitExamples.network(unit, HEAD), 1, 1, 1));
    assertTrue(e.getMessage().contains(unit.text()), e.getMessage());
  }

  @Test
  void wrongFactorsAreRefused() {
    Network network = UnitExamples.network(new Rectifier(), HEAD);
    assertThrows(IllegalArgumentException.class, () -> Rescaling.rescale(network, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> Rescaling.rescale(network, 1, 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> Rescaling.rescale(network, 1, Double.NaN, 1));
  }

  @ParameterizedTest
  @MethodSource("homogeneous")
  void theCanonicalScaleKeepsEveryBitOfTheScores(Unit unit) {
    Network network = Rescaling.rescale(UnitExamples.network(unit, HEAD), 64, 0.125, 0.03125);
    Network canonical = Rescaling.canonical(network);
    for (String kernels : Executions.kernels()) {
      try (Execution execution = Execution.open(1, kernels)) {
        assertArrayEquals(production(network, execution), production(canonical, execution));
      }
    }
    for (Layer layer : canonical.layers().subList(0, 2)) {
      float greatest = 0;
      for (float weight : layer.weights()) {
        greatest = Math.max(greatest, Math.abs(weight));
      }
      assertTrue(greatest >= 1 && greatest < 2, greatest + " in " + unit.text());
    }
  }

  @ParameterizedTest
  @MethodSource("homogeneous")
  void networksThatDifferByPowersOfTwoHaveOneCanonicalScale(Unit unit) {
    Network one = Rescaling.canonical(UnitExamples.network(unit, HEAD));
    requireSame(
        one,
        Rescaling.canonical(Rescaling.rescale(UnitExamples.network(unit, HEAD), 8, 0.25, 0.5)));
    requireSame(one, Rescaling.canonical(one));
  }

  private static void requireSame(Network one, Network other) {
    for (int l = 0; l < one.layers().size(); l++) {
      assertArrayEquals(one.layers().get(l).weights(), other.layers().get(l).weights());
      assertArrayEquals(one.layers().get(l).bias(), other.layers().get(l).bias());
    }
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherUnitsHaveNoCanonicalScale(Unit unit) {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Rescaling.canonicalFactors(UnitExamples.network(unit, HEAD)));
    assertTrue(refused.getMessage().contains(unit.text()), refused.getMessage());
  }

  @Test
  void whatWouldLoseDigitsIsRefusedAndSilenceIsNot() {
    Network tiny = UnitExamples.network(new Rectifier(), HEAD);
    Layer first = tiny.layers().get(0);
    first.weights()[first.layout().position(0, 0, 0)] = 0x1.000002p60f;
    first.weights()[first.layout().position(0, 1, 0)] = 0x1.000002p-100f;
    Exception refused =
        assertThrows(IllegalArgumentException.class, () -> Rescaling.canonical(tiny));
    assertTrue(refused.getMessage().contains("no exact float"), refused.getMessage());
    first.weights()[first.layout().position(0, 0, 0)] = Float.NaN;
    assertThrows(IllegalArgumentException.class, () -> Rescaling.canonicalFactors(tiny));
    Network silent = UnitExamples.network(new Rectifier(), HEAD);
    Arrays.fill(silent.layers().get(1).weights(), 0);
    assertEquals(1, Rescaling.canonicalFactors(silent)[1]);
  }
}
