package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.TrainingPass;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.UnitExamples;

class AdversaryTest {
  private static final long SEED = 9;
  private static final Execution ONE = Execution.open(1);

  private static double[][] inputs(TrainingPass pass) {
    ActiveLists lists = pass.input();
    double[][] rows = new double[lists.examples()][lists.width()];
    for (int e = 0; e < rows.length; e++) {
      for (int at = lists.start(e); at < lists.end(e); at++) {
        rows[e][lists.indices()[at]] = lists.values()[at];
      }
    }
    return rows;
  }

  private static Network network(Unit unit, int inputs, Head head, long seed) {
    return Production.network(
        inputs, List.of(UnitExamples.balanced(20, unit)), head, new Random(seed));
  }

  /** The derivatives of {@link WorkedByHandTest}: by a (0.82, 0.41), by b (0.40, -0.20). */
  @Test
  void inputsMoveByTheSignOfTheirDerivativeAndStopAtZero() {
    assertArrayEquals(new double[][] {{1.25, 2.25}, {-0.75, 0.75}}, movedByHand(0.25f));
    assertArrayEquals(new double[][] {{2.5, 3.5}, {0, 0}}, movedByHand(1.5f));
  }

  private static double[][] movedByHand(float distance) {
    Network network = WorkedByHandTest.network();
    TrainingPass pass = new TrainingPass(network, ONE, 1, 0, new float[1]);
    Adversary adversary = new Adversary(pass, distance);
    Production.measure(
        pass, network.head(), WorkedByHandTest.BATCH, new float[1], ClassWeights.NONE, 0);
    pass.gradients(new float[1]);
    adversary.move();
    return inputs(pass);
  }

  @ParameterizedTest
  @MethodSource("org.truezero.train.AgainstReferenceTest#unitsAndHeads")
  void theLossRisesAndZerosStayZeros(Unit unit, Head head) {
    Network network = network(unit, 30, head, 5);
    ReferenceNetwork reference = ReferenceNetwork.of(network);
    ReferenceBatch batch = ReferenceBatch.random(8, 30, 0.4, head, new Random(6));
    TrainingPass pass = new TrainingPass(network, ONE, 1, 0, new float[1]);
    Adversary adversary = new Adversary(pass, 0.02f);
    Production.measure(pass, head, batch, new float[1], ClassWeights.NONE, 0);
    pass.gradients(new float[1]);
    adversary.move();
    ReferenceBatch moved = ReferenceBatch.of(inputs(pass), batch.targets());
    assertTrue(reference.meanLoss(moved) > reference.meanLoss(batch));
    for (int e = 0; e < batch.size(); e++) {
      for (int i = 0; i < 30; i++) {
        double was = batch.inputs()[e][i];
        double is = moved.inputs()[e][i];
        assertTrue(was == 0 ? is == 0 : Math.abs(is - was) < 0.02001);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.3f})
  void trainingTakesOneStepOnTheBatchAndOneOnItsMovedInputs(float dropped) {
    Head head = new SoftmaxHead(4);
    Network trained = network(new Rectifier(), 30, head, 7);
    ReferenceNetwork reference = ReferenceNetwork.of(trained);
    ReferenceBatch one = ReferenceBatch.random(1, 30, 0.5, head, new Random(8));
    ReferenceBatch batch = one.withMasks(masks(0, dropped));
    double[] derivatives = reference.inputGradients(batch, Penalties.NONE)[0];
    step(reference, batch);
    double[] moved = one.inputs()[0].clone();
    for (int i = 0; i < moved.length; i++) {
      double to = moved[i] + 0.1 * Math.signum(derivatives[i]);
      moved[i] = to * moved[i] > 0 ? to : 0;
    }
    step(
        reference,
        ReferenceBatch.of(new double[][] {moved}, one.targets()).withMasks(masks(1, dropped)));
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(SEED)
            .withLimit(Span.epochs(1))
            .withLearningRate(0.05f)
            .withDropout(new Dropout(dropped, List.of(dropped)))
            .withAdversarial(0.1f);
    TrainingResult result =
        new Trainer(ONE)
            .train(
                trained,
                settings,
                new ExampleData(one, head),
                Optional.empty(),
                Optional.empty(),
                TrainingListener.NONE);
    List<double[]> found = Production.parameters(trained);
    for (int a = 0; a < found.size(); a++) {
      assertArrayEquals(reference.parameters().get(a), found.get(a), 1e-6, "array " + a);
    }
    assertEquals(1, result.history().get(0).examples(), "moved examples are not counted");
  }

  /** Dropout of one example at the first or the second change of the parameters. */
  private static List<double[][]> masks(long change, float dropped) {
    return List.of(
        AgainstReferenceTest.masks(
            new RandomStream(SEED, "dropout of the input"), change, 1, 30, dropped),
        AgainstReferenceTest.masks(
            new RandomStream(SEED, "dropout of layer 0"), change, 1, 20, dropped));
  }

  private static void step(ReferenceNetwork network, ReferenceBatch batch) {
    List<double[]> gradients = network.gradients(batch, Penalties.NONE);
    for (int a = 0; a < gradients.size(); a++) {
      for (int i = 0; i < gradients.get(a).length; i++) {
        network.parameters().get(a)[i] -= 0.05 * gradients.get(a)[i];
      }
    }
  }
}
