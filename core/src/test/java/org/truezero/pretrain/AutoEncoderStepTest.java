package org.truezero.pretrain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.AutoEncoderPass;
import org.truezero.network.Decoder;
import org.truezero.network.Execution;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Paired;
import org.truezero.network.Unit;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceAutoEncoder;
import org.truezero.reference.UnitExamples;

/**
 * One step of an auto-encoder against the differences of the objective of a plain double-precision
 * one: for all units, strategies and kernels, tied and untied, for all inputs and for a sample.
 */
class AutoEncoderStepTest {
  private static final int EXAMPLES = 4;
  private static final float L1 = 0.02f;

  /** Half the step of a difference: small against the curvature, large against double rounding. */
  private static final double STEP = 1e-5;

  static Stream<Arguments> unitsAndStrategies() {
    return UnitExamples.all().stream()
        .flatMap(
            unit ->
                Stream.of(Reconstruction.values()).map(strategy -> Arguments.of(unit, strategy)));
  }

  @ParameterizedTest
  @MethodSource("unitsAndStrategies")
  void aStepFollowsTheGradient(Unit unit, Reconstruction strategy) {
    for (String kernels : Executions.kernels()) {
      for (int threads : new int[] {1, 3}) {
        try (Execution execution = Execution.open(threads, kernels)) {
          for (boolean sampled : new boolean[] {false, true}) {
            check(execution, unit, strategy, false, sampled, 9, 6);
            if (unit.pieces() == 1 && unit.outputs() == 1) {
              check(execution, unit, strategy, true, sampled, 9, 6);
            }
          }
        }
      }
    }
  }

  @Test
  void largerLayersToo() {
    Unit unit = Unit.parse("rectifier");
    for (String kernels : Executions.kernels()) {
      try (Execution execution = Execution.open(2, kernels)) {
        for (boolean sampled : new boolean[] {false, true}) {
          check(execution, unit, Reconstruction.SOFTPLUS, true, sampled, 37, 21);
          check(execution, unit, Reconstruction.SIGMOID, false, sampled, 20, 131);
        }
      }
    }
  }

  private static void check(
      Execution execution,
      Unit unit,
      Reconstruction strategy,
      boolean tied,
      boolean sampled,
      int inputs,
      int units) {
    Random random = new Random(5);
    Layer layer = layer(unit, inputs, units, random);
    Decoder decoder = tied ? Decoder.tied(layer) : Decoder.random(layer, 4, 0);
    for (int i = 0; i < inputs; i++) {
      decoder.bias()[i] = (float) (random.nextGaussian() * 0.3);
    }
    double[][] corrupted = numbers(inputs, random, 0.4);
    double[][] targets = numbers(inputs, random, 0.3);
    double[][] weights = weights(inputs, random, sampled);
    ReferenceAutoEncoder before = new ReferenceAutoEncoder(layer, decoder);
    step(new AutoEncoderPass(layer, decoder, execution), strategy, corrupted, targets, weights);
    double[] after = new ReferenceAutoEncoder(layer, decoder).parameters;
    double[] gradient = new double[after.length];
    double[] expected = new double[after.length];
    for (int p = 0; p < after.length; p++) {
      gradient[p] = before.parameters[p] - after[p];
      expected[p] = difference(before, p, corrupted, targets, weights, strategy);
    }
    String what = unit.text() + " " + strategy + (tied ? " tied " : " ") + execution.kernels();
    assertArrayEquals(expected, gradient, 2e-5, what);
  }

  private static double difference(
      ReferenceAutoEncoder reference,
      int parameter,
      double[][] corrupted,
      double[][] targets,
      double[][] weights,
      Reconstruction strategy) {
    double value = reference.parameters[parameter];
    reference.parameters[parameter] = value + STEP;
    double above = reference.objective(corrupted, targets, weights, strategy, L1);
    reference.parameters[parameter] = value - STEP;
    double below = reference.objective(corrupted, targets, weights, strategy, L1);
    reference.parameters[parameter] = value;
    return (above - below) / (2 * STEP);
  }

  private static Layer layer(Unit unit, int inputs, int units, Random random) {
    Network network =
        Network.random(
            new Architecture(
                inputs,
                List.of(UnitExamples.balanced(units, unit)),
                new LinearHead(1),
                Initialisation.GLOROT),
            7);
    Layer layer = network.layers().get(0);
    float[] bias = layer.biasVector();
    for (int j = 0; j < bias.length; j++) {
      bias[j] = (float) (random.nextGaussian() * 0.3);
    }
    layer.setBiasVector(bias);
    return layer;
  }

  /** Draws numbers in [0, 1) that floats hold exactly, some of them 0. */
  private static double[][] numbers(int inputs, Random random, double zeros) {
    double[][] numbers = new double[EXAMPLES][inputs];
    for (double[] row : numbers) {
      for (int i = 0; i < inputs; i++) {
        row[i] = random.nextDouble() < zeros ? 0 : random.nextFloat();
      }
    }
    return numbers;
  }

  private static double[][] weights(int inputs, Random random, boolean sampled) {
    double[][] weights = new double[EXAMPLES][inputs];
    for (double[] row : weights) {
      for (int i = 0; i < inputs; i++) {
        row[i] = !sampled ? 1 : random.nextDouble() < 0.6 ? 0 : 1 + random.nextInt(3);
      }
    }
    return weights;
  }

  private static void step(
      AutoEncoderPass pass,
      Reconstruction strategy,
      double[][] corrupted,
      double[][] targets,
      double[][] weights) {
    fill(pass.input(), corrupted, corrupted);
    pass.encode();
    fill(pass.wanted(), weights, weights);
    pass.decode();
    int at = 0;
    for (int e = 0; e < EXAMPLES; e++) {
      for (int i = 0; i < targets[e].length; i++) {
        if (weights[e][i] != 0) {
          float slope = strategy.slope(pass.scores()[at], (float) targets[e][i]);
          pass.wanted().values()[at++] = (float) weights[e][i] * slope / EXAMPLES;
        }
      }
    }
    pass.descend(L1, 1);
  }

  private static void fill(ActiveLists lists, double[][] present, double[][] values) {
    lists.clear(present[0].length);
    for (int e = 0; e < present.length; e++) {
      for (int i = 0; i < present[e].length; i++) {
        if (present[e][i] != 0) {
          lists.append(i, (float) values[e][i]);
        }
      }
      lists.endExample();
    }
  }

  @Test
  void lossAndSlopeBelongTogether() {
    for (Reconstruction strategy : Reconstruction.values()) {
      for (float target : new float[] {0, 0.3f, 1}) {
        for (float score : new float[] {-20, -1.5f, -0.1f, 0.2f, 3, 25}) {
          double difference =
              (strategy.loss(score + 0.01f, target) - strategy.loss(score - 0.01f, target)) / 0.02;
          assertEquals(
              difference, strategy.slope(score, target), 2e-3 * (1 + Math.abs(difference)));
        }
      }
    }
  }

  @Test
  void unitsWithSeveralOutputsCannotBeTied() {
    Layer layer = layer(new Paired(), 5, 4, new Random(1));
    assertThrows(IllegalArgumentException.class, () -> Decoder.tied(layer));
  }

  @Test
  void threadsAndFormsGiveTheSameBits() {
    List<float[]> results = new ArrayList<>();
    for (int threads : new int[] {1, 2, 5}) {
      try (Execution execution = Execution.open(threads)) {
        for (boolean tied : new boolean[] {true, false}) {
          Layer layer = layer(Unit.parse("rectifier"), 600, 140, new Random(3));
          Decoder decoder = tied ? Decoder.tied(layer) : Decoder.random(layer, 4, 0);
          AutoEncoderPass pass = new AutoEncoderPass(layer, decoder, execution);
          Random random = new Random(9);
          for (int step = 0; step < 4; step++) {
            double[][] numbers = numbers(600, random, 0.3 * step);
            double[][] weights = weights(600, random, step % 2 == 1);
            step(pass, Reconstruction.SIGMOID, numbers, numbers, weights);
          }
          results.add(layer.weights().clone());
          results.add(decoder.weights().clone());
          results.add(decoder.bias().clone());
        }
      }
    }
    int each = results.size() / 3;
    for (int i = each; i < results.size(); i++) {
      assertArrayEquals(results.get(i % each), results.get(i));
    }
  }
}
