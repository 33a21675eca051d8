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
import org.truezero.network.Layer;
import org.truezero.network.Linear;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.reference.Doubles;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

class LinearMapTest {
  private static final SoftmaxHead HEAD = new SoftmaxHead(4);

  static List<Unit> piecewiseLinear() {
    return UnitExamples.all().stream().filter(Unit::piecewiseLinear).toList();
  }

  private static ReferenceBatch batch() {
    return ReferenceBatch.random(6, 12, 0.6, HEAD, new Random(7));
  }

  @ParameterizedTest
  @MethodSource("piecewiseLinear")
  void weightsTimesInputPlusBiasAreTheScores(Unit unit) {
    Network network = UnitExamples.network(unit, HEAD);
    ReferenceBatch batch = batch();
    for (int e = 0; e < batch.size(); e++) {
      float[] input = Doubles.rounded(batch.inputs()[e]);
      double[] scores = ReferenceNetwork.of(network).forward(batch, e).scores();
      assertArrayEquals(scores, LinearMap.at(network, input).scores(input), 1e-12);
    }
  }

  /** A step so small that no unit changes its side moves the scores by the map alone. */
  @ParameterizedTest
  @MethodSource("piecewiseLinear")
  void itIsTheDerivativeOfTheScoresByTheInput(Unit unit) {
    Network network = UnitExamples.network(unit, HEAD);
    ReferenceBatch batch = batch();
    double step = 0x1p-20;
    double[][] moved = batch.inputs().clone();
    for (int e = 0; e < batch.size(); e += 2) {
      LinearMap map = LinearMap.at(network, Doubles.rounded(batch.inputs()[e]));
      double[] before = ReferenceNetwork.of(network).forward(batch, e).scores();
      for (int i = 0; i < 12; i++) {
        moved[e] = batch.inputs()[e].clone();
        moved[e][i] += step;
        ReferenceBatch after = ReferenceBatch.of(moved, batch.targets());
        double[] scores = ReferenceNetwork.of(network).forward(after, e).scores();
        for (int k = 0; k < scores.length; k++) {
          assertEquals(map.weights(k)[i], (scores[k] - before[k]) / step, 1e-8);
        }
      }
    }
  }

  @Test
  void withoutTheNonLinearityItIsTheSameEverywhere() {
    Network network = UnitExamples.network(new Linear(), HEAD);
    LinearMap here = LinearMap.at(network, Doubles.rounded(batch().inputs()[0]));
    LinearMap there = LinearMap.at(network, Doubles.rounded(batch().inputs()[2]));
    for (int k = 0; k < here.scores(); k++) {
      assertArrayEquals(here.weights(k), there.weights(k));
      assertEquals(here.bias(k), there.bias(k));
    }
  }

  /** Sums of small whole numbers round nowhere, so the collapse can be seen bit by bit. */
  @Test
  void matricesCollapseIntoTheirProductExactly() {
    Network network = UnitExamples.network(new Linear(), HEAD);
    for (Layer layer : network.layers()) {
      float[] matrix = layer.weightMatrix();
      for (int j = 0; j < matrix.length; j++) {
        matrix[j] = (j * 7 + 3) % 11 - 5;
      }
      layer.setWeightMatrix(matrix);
      layer.setBiasVector(new float[layer.layout().units()]);
    }
    LinearMap map = LinearMap.at(network, new float[12]);
    double[][] product = product(network);
    for (int k = 0; k < 4; k++) {
      for (int i = 0; i < 12; i++) {
        assertEquals(product[i][k], map.weights(k)[i]);
      }
      assertEquals(0, map.bias(k));
    }
    assertTrue(product[0][0] != product[1][0]);
  }

  private static double[][] product(Network network) {
    double[][] product = new double[12][12];
    for (int i = 0; i < 12; i++) {
      product[i][i] = 1;
    }
    for (Layer layer : network.layers()) {
      int columns = layer.layout().units();
      double[][] next = new double[12][columns];
      float[] matrix = layer.weightMatrix();
      for (int i = 0; i < 12; i++) {
        for (int m = 0; m < product[i].length; m++) {
          for (int j = 0; j < columns; j++) {
            next[i][j] += product[i][m] * matrix[m * columns + j];
          }
        }
      }
      product = next;
    }
    return product;
  }

  @Test
  void aSilentLayerLetsNothingThrough() {
    Network network = UnitExamples.network(new Rectifier(), HEAD);
    Layer first = network.layers().get(0);
    float[] low = new float[20];
    Arrays.fill(low, -100);
    first.setBiasVector(low);
    float[] input = Doubles.rounded(batch().inputs()[0]);
    LinearMap map = LinearMap.at(network, input);
    for (int k = 0; k < 4; k++) {
      assertArrayEquals(new double[12], map.weights(k));
    }
  }

  @Test
  void unitsThatAreNotPiecewiseLinearAreRefused() {
    Exception refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> LinearMap.at(UnitExamples.network(new Tanh(), HEAD), new float[12]));
    assertTrue(refused.getMessage().contains("tanh"), refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> LinearMap.at(UnitExamples.network(new Rectifier(), HEAD), new float[11]));
  }
}
