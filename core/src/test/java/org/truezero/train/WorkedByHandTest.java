package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.reference.ExampleData;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

/**
 * One step of plain gradient descent on a 2-2-2 network of rectifiers with softmax, every number by
 * hand.
 *
 * <pre>
 * W1 = [ 0.5  -1.0 ]   b1 = [0, -0.5]      rows: inputs, columns: units
 *      [ 0.25  0.5 ]
 * W2 = [ 1.0  -1.0 ]   b2 = [0,  0.5]
 *      [ 2.0   0.5 ]
 *
 * Example a: x = (1, 2), class 1
 *   z1 = (0.5 + 0.5 + 0, -1 + 1 - 0.5) = (1, -0.5)      h = (1, 0)
 *   s  = (1·1 + 0·2 + 0, 1·(-1) + 0·0.5 + 0.5) = (1, -0.5)
 *   p1 = 1/(1 + e^1.5) = 0.1824255,  p0 = 0.8175745      loss = -ln p1 = 1.7014133
 *   d2 = (p0, p1 - 1) = (0.8175745, -0.8175745)
 *   by h = (1·0.8175745 + (-1)·(-0.8175745), not wanted: silent) = (1.6351490, –)
 *   d1 = (1.6351490, 0)
 *
 * Example b: x = (-1, 1), class 0
 *   z1 = (-0.5 + 0.25 + 0, 1 + 0.5 - 0.5) = (-0.25, 1)  h = (0, 1)
 *   s  = (2, 0.5 + 0.5) = (2, 1)
 *   p0 = 1/(1 + e^-1) = 0.7310586,  p1 = 0.2689414       loss = -ln p0 = 0.3132617
 *   d2 = (p0 - 1, p1) = (-0.2689414, 0.2689414)
 *   by h = (–, 2·(-0.2689414) + 0.5·0.2689414) = (–, -0.4034121)
 *   d1 = (0, -0.4034121)
 *
 * Means over the two examples:
 *   loss = (1.7014133 + 0.3132617)/2 = 1.0073375
 *   g(W2) = [ 0.4087872  -0.4087872 ]   g(b2) = (0.2743165, -0.2743165)
 *           [-0.1344707   0.1344707 ]
 *   g(W1) = [ 0.8175745   0.2017061 ]   g(b1) = (0.8175745, -0.2017061)
 *           [ 1.6351490  -0.2017061 ]
 *
 * Rate 0.1:
 *   W1 = [ 0.4182426  -1.0201706 ]   b1 = (-0.0817574, -0.4798294)
 *        [ 0.0864851   0.5201706 ]
 *   W2 = [ 0.9591213  -0.9591213 ]   b2 = (-0.0274317, 0.5274317)
 *        [ 2.0134471   0.4865529 ]
 * </pre>
 */
class WorkedByHandTest {
  private static final double DIGITS = 2e-7;
  static final ReferenceBatch BATCH =
      ReferenceBatch.of(new double[][] {{1, 2}, {-1, 1}}, new float[][] {{1}, {0}});

  private static final List<double[]> GRADIENTS =
      List.of(
          new double[] {0.8175745, 0.2017061, 1.6351490, -0.2017061},
          new double[] {0.8175745, -0.2017061},
          new double[0],
          new double[] {0.4087872, -0.4087872, -0.1344707, 0.1344707},
          new double[] {0.2743165, -0.2743165},
          new double[0]);

  private static final List<double[]> UPDATED =
      List.of(
          new double[] {0.4182426, -1.0201706, 0.0864851, 0.5201706},
          new double[] {-0.0817574, -0.4798294},
          new double[0],
          new double[] {0.9591213, -0.9591213, 2.0134471, 0.4865529},
          new double[] {-0.0274317, 0.5274317},
          new double[0]);

  static Network network() {
    Network network =
        Network.zero(
            new Architecture(
                2,
                List.of(UnitExamples.plain(2, new Rectifier())),
                new SoftmaxHead(2),
                Initialisation.GLOROT));
    Layer hidden = network.layers().get(0);
    hidden.setWeightMatrix(new float[] {0.5f, -1, 0.25f, 0.5f});
    hidden.setBiasVector(new float[] {0, -0.5f});
    Layer top = network.layers().get(1);
    top.setWeightMatrix(new float[] {1, -1, 2, 0.5f});
    top.setBiasVector(new float[] {0, 0.5f});
    return network;
  }

  private static void requireEqual(List<double[]> expected, List<double[]> found) {
    for (int a = 0; a < expected.size(); a++) {
      assertArrayEquals(expected.get(a), found.get(a), DIGITS, "array " + a);
    }
  }

  @Test
  void referenceTakesTheStep() {
    ReferenceNetwork network = ReferenceNetwork.of(network());
    ReferenceNetwork.Pass a = network.forward(BATCH, 0);
    ReferenceNetwork.Pass b = network.forward(BATCH, 1);
    assertArrayEquals(new double[] {1, -0.5}, a.z().get(0));
    assertArrayEquals(new double[] {1, 0}, a.h().get(1));
    assertArrayEquals(new double[] {1, -0.5}, a.scores());
    assertArrayEquals(new double[] {-0.25, 1}, b.z().get(0));
    assertArrayEquals(new double[] {0, 1}, b.h().get(1));
    assertArrayEquals(new double[] {2, 1}, b.scores());
    assertEquals(1.0073375, network.meanLoss(BATCH), DIGITS);
    List<double[]> gradients = network.gradients(BATCH, Penalties.NONE);
    requireEqual(GRADIENTS, gradients);
    for (int array = 0; array < gradients.size(); array++) {
      for (int i = 0; i < gradients.get(array).length; i++) {
        network.parameters().get(array)[i] -= 0.1 * gradients.get(array)[i];
      }
    }
    requireEqual(UPDATED, network.parameters());
  }

  static List<String> kernels() {
    return Executions.kernels();
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void productionTakesTheStep(String kernels) {
    try (Execution execution = Execution.open(1, kernels)) {
      Network network = network();
      Production.Measured measured =
          Production.measure(network, execution, BATCH, new float[1], ClassWeights.NONE);
      assertEquals(1.7014133 + 0.3132617, measured.sums().loss(), DIGITS);
      assertEquals(1, measured.sums().errors(), "example a is taken for class 0");
      assertArrayEquals(
          new double[] {1, -0.5}, Production.scores(measured.pass(), network.head(), 0));
      assertArrayEquals(new double[] {2, 1}, Production.scores(measured.pass(), network.head(), 1));
      int first = measured.pass().firstScore(0);
      int second = measured.pass().firstScore(1);
      float[] deltas = measured.pass().scoreDeltas();
      assertArrayEquals(
          new float[] {0.8175745f / 2, -0.8175745f / 2},
          Arrays.copyOfRange(deltas, first, first + 2),
          1e-7f);
      assertArrayEquals(
          new float[] {-0.2689414f / 2, 0.2689414f / 2},
          Arrays.copyOfRange(deltas, second, second + 2),
          1e-7f);
      requireEqual(
          GRADIENTS, Production.gradients(network, measured.pass().gradients(new float[1])));
      measured.pass().descend(new float[1], 0.1f);
      requireEqual(UPDATED, Production.parameters(network));
    }
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void trainerTakesTheStep(String kernels) {
    try (Execution execution = Execution.open(2, kernels)) {
      Network network = network();
      TrainSettings settings =
          TrainSettings.paper().withBatchSize(2).withLimit(Span.epochs(1)).withLearningRate(0.1f);
      TrainingResult result =
          new Trainer(execution)
              .train(
                  network,
                  settings,
                  new ExampleData(BATCH, network.head()),
                  Optional.empty(),
                  Optional.empty(),
                  TrainingListener.NONE);
      requireEqual(UPDATED, Production.parameters(network));
      EpochRecord record = result.history().get(0);
      assertEquals(1.0073375, record.trainLoss(), DIGITS);
      assertEquals(0.5, record.trainError());
      assertEquals(2, record.examples());
    }
  }

  @Test
  void evaluationCountsHalfOfTheHiddenOutputsAsZero() {
    try (Execution execution = Execution.open(1)) {
      Evaluation evaluation =
          new Evaluator(execution).evaluate(network(), new ExampleData(BATCH, new SoftmaxHead(2)));
      assertEquals(1.0073375, evaluation.loss(), DIGITS);
      assertEquals(0.5, evaluation.errorRate());
      assertEquals(0.5, evaluation.sparsity().mean());
      assertEquals(List.of(0L), evaluation.sparsity().deadUnits());
      // Both are taken for class 0. Example a, of class 1, has p1 = 0.18, less than the 0.27 of
      // example b, of class 0: the only pair is in the wrong order.
      assertEquals(List.of(List.of(1L, 0L), List.of(1L, 0L)), evaluation.confusion());
      assertEquals(0, evaluation.auc().orElseThrow());
    }
  }
}
