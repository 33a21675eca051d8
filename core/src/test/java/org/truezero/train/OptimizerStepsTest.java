package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.Maxout;
import org.truezero.network.Network;
import org.truezero.network.ParametricRectifier;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Softplus;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.Executions;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.ReferenceNetwork;
import org.truezero.reference.ReferenceOptimizer;
import org.truezero.reference.UnitExamples;

/** Whole training steps: two by hand for each optimizer, several against the reference. */
class OptimizerStepsTest {
  private static final float NO_BOUND = Float.POSITIVE_INFINITY;

  /**
   * One input x = 2, target 1, squared error, from w = 1, b = 0.5. Score s = 2w + b, so at the
   * start s = 2.5, derivative d = 2(s - 1) = 3, gradients 2d = 6 for w and d = 3 for b.
   *
   * <pre>
   * sgd, rate 0.01:  w = 1 - 0.06 = 0.94, b = 0.5 - 0.03 = 0.47
   *   s = 2.35, d = 2.7:  w = 0.94 - 0.054 = 0.886, b = 0.47 - 0.027 = 0.443
   *
   * momentum 0.9:  v = (-0.06, -0.03): w = 0.94, b = 0.47
   *   v = 0.9·(-0.06, -0.03) - 0.01·(5.4, 2.7) = (-0.108, -0.054): w = 0.832, b = 0.416
   *
   * adam 0.9, 0.999:  m = (0.6, 0.3), v = (0.036, 0.009); corrected (6, 3) and (36, 9);
   *   both steps are 0.01·6/6 = 0.01: w = 0.99, b = 0.49
   *   s = 2.47, d = 2.94, gradients 5.88 and 2.94
   *   m(w) = 0.9·0.6 + 0.1·5.88 = 1.128, corrected 1.128/0.19 = 5.9368421
   *   v(w) = 0.999·0.036 + 0.001·34.5744 = 0.0705384, corrected /0.001999 = 35.2868434
   *   step 0.01·5.9368421/5.9402730 = 0.0099942; b has half of all and so the same step:
   *   w = 0.9800058, b = 0.4800058
   *
   * sgd with l2 = 0.5:  w = 1 - 0.01·(6 + 0.5) = 0.935, b = 0.47
   *   s = 2.34, d = 2.68:  w = 0.935 - 0.01·(5.36 + 0.4675) = 0.876725, b = 0.47 - 0.0268 = 0.4432
   *
   * steps of half a rate after each example:  w = 0.94, b = 0.47, then with rate 0.005
   *   w = 0.94 - 0.027 = 0.913, b = 0.47 - 0.0135 = 0.4565
   * </pre>
   */
  static Stream<Arguments> byHand() {
    Schedule constant = new Schedule.Constant();
    return Stream.of(
        Arguments.of("sgd", 0f, constant, 0.94, 0.47, 0.886, 0.443),
        Arguments.of("momentum:0.9", 0f, constant, 0.94, 0.47, 0.832, 0.416),
        Arguments.of("adam", 0f, constant, 0.99, 0.49, 0.9800058, 0.4800058),
        Arguments.of("sgd", 0.5f, constant, 0.935, 0.47, 0.876725, 0.4432),
        Arguments.of("sgd", 0f, Schedule.parse("steps:1,0.5"), 0.94, 0.47, 0.913, 0.4565));
  }

  @ParameterizedTest
  @MethodSource("byHand")
  void firstTwoStepsAreThoseByHand(
      String optimizer, float l2, Schedule schedule, double w1, double b1, double w2, double b2) {
    Network network =
        Network.zero(new Architecture(1, List.of(), new LinearHead(1), Initialisation.GLOROT));
    network.layers().get(0).setWeightMatrix(new float[] {1});
    network.layers().get(0).setBiasVector(new float[] {0.5f});
    ReferenceBatch batch = ReferenceBatch.of(new double[][] {{2}}, new float[][] {{1}});
    List<double[]> seen = new ArrayList<>();
    TrainSettings settings =
        TrainSettings.paper()
            .withOptimizer(Optimizer.parse(optimizer))
            .withLearningRate(0.01f)
            .withSchedule(schedule)
            .withPenalties(new Penalties(List.of(0f), l2, NO_BOUND, 1))
            .withLimit(Span.epochs(2));
    train(network, settings, batch, "scalar", seen);
    assertArrayEquals(new double[] {w1, b1}, seen.get(0), 1e-7);
    assertArrayEquals(new double[] {w2, b2}, seen.get(1), 1e-7);

    ReferenceNetwork reference =
        ReferenceNetwork.of(
            Network.zero(new Architecture(1, List.of(), new LinearHead(1), Initialisation.HE)));
    reference.layers().get(0).weights()[0] = 1;
    reference.layers().get(0).bias()[0] = 0.5;
    ReferenceOptimizer by =
        new ReferenceOptimizer(Optimizer.parse(optimizer), reference.parameters());
    by.step(reference, batch, settings.penalties(), 0.01);
    by.step(reference, batch, settings.penalties(), 0.01 * schedule.factor(1, 1));
    assertEquals(w2, reference.layers().get(0).weights()[0], 1e-7);
    assertEquals(b2, reference.layers().get(0).bias()[0], 1e-7);
  }

  private static TrainingResult train(
      Network network,
      TrainSettings settings,
      ReferenceBatch batch,
      String kernels,
      List<double[]> seen) {
    try (Execution execution = Execution.open(2, kernels)) {
      TrainingListener listener =
          new TrainingListener() {
            @Override
            public void afterBatch(TrainingState state) {
              float w = state.network().layers().get(0).weightMatrix()[0];
              float b = state.network().layers().get(0).biasVector()[0];
              seen.add(new double[] {w, b});
            }
          };
      return new Trainer(execution)
          .train(
              network,
              settings,
              new ExampleData(batch, network.head()),
              Optional.empty(),
              Optional.empty(),
              listener);
    }
  }

  static Stream<Arguments> optimizersAndPenalties() {
    List<Float> l1 = List.of(0.01f);
    return Stream.of("sgd", "momentum:0.8", "adam:0.9,0.99,1e-4")
        .flatMap(
            optimizer ->
                Stream.of(
                        Penalties.NONE,
                        new Penalties(l1, 0, NO_BOUND, 1),
                        new Penalties(List.of(0f), 0.05f, NO_BOUND, 1),
                        new Penalties(l1, 0.05f, 0.9f, 1),
                        new Penalties(List.of(0f), 0, 0.9f, 3))
                    .map(penalties -> Arguments.of(optimizer, penalties)));
  }

  @ParameterizedTest
  @MethodSource("optimizersAndPenalties")
  void stepsAreThoseOfTheReference(String optimizer, Penalties penalties) {
    Head head = new SoftmaxHead(3);
    for (Unit unit :
        List.of(new Rectifier(), new ParametricRectifier(0.1f), new Softplus(1), new Maxout(2))) {
      for (String kernels : Executions.kernels()) {
        Random random = new Random(12);
        // All rows make one batch, so that the order of the rows only moves roundings.
        ReferenceBatch batch = ReferenceBatch.random(8, 20, 0.5, head, random);
        float[] classWeights = {0.5f, 2, 1.25f};
        double[] weights = new double[8];
        for (int e = 0; e < 8; e++) {
          weights[e] = classWeights[(int) batch.targets()[e][0]];
        }
        batch = batch.withWeights(weights);
        Network network =
            Production.network(20, List.of(UnitExamples.balanced(18, unit)), head, random);
        ReferenceNetwork reference = ReferenceNetwork.of(network);
        TrainSettings settings =
            TrainSettings.paper()
                .withBatchSize(8)
                .withLimit(Span.epochs(6))
                .withOptimizer(Optimizer.parse(optimizer))
                .withPenalties(penalties)
                .withLearningRate(0.03f)
                .withClassWeights(new ClassWeights(false, List.of(0.5f, 2f, 1.25f)))
                .withSchedule(Schedule.parse("exponential:4e"));
        TrainingResult result = train(network, settings, batch, kernels, new ArrayList<>());
        ReferenceOptimizer by =
            new ReferenceOptimizer(settings.optimizer(), reference.parameters());
        double loss = 0;
        for (int step = 0; step < 6; step++) {
          loss = reference.meanLoss(batch);
          by.step(
              reference,
              batch,
              penalties,
              settings.learningRate() * settings.schedule().factor(8L * step, 8));
        }
        String what = unit + ", " + kernels;
        assertEquals(loss, result.history().get(5).trainLoss(), 1e-5, what);
        List<double[]> found = Production.parameters(network);
        for (int a = 0; a < found.size(); a++) {
          assertArrayEquals(reference.parameters().get(a), found.get(a), 5e-5, what);
        }
      }
    }
  }

  @Test
  void maxNormShortensLongColumnsOfHiddenLayersOnly() {
    Architecture architecture =
        new Architecture(
            2,
            List.of(UnitExamples.plain(2, new Rectifier())),
            new SoftmaxHead(2),
            Initialisation.GLOROT);
    Network network = Network.zero(architecture);
    network.layers().get(0).setWeightMatrix(new float[] {3, 0.3f, 4, -0.4f});
    network.layers().get(1).setWeightMatrix(new float[] {3, 4, 5, 6});
    try (Execution execution = Execution.open(1)) {
      MaxNorm.apply(network, 1, execution);
    }
    // Column (3, 4) has norm 5; column (0.3, -0.4) has norm 0.5 and stays.
    assertArrayEquals(
        new float[] {0.6f, 0.3f, 0.8f, -0.4f}, network.layers().get(0).weightMatrix(), 1e-7f);
    assertArrayEquals(new float[] {3, 4, 5, 6}, network.layers().get(1).weightMatrix());
  }
}
