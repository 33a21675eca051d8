package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.HeadExamples;
import org.truezero.reference.ReferenceBatch;
import org.truezero.reference.UnitExamples;

/** Whole trainings on small data, with results asserted as ranges. */
class TrainingBehaviourTest {
  private static final float NO_BOUND = Float.POSITIVE_INFINITY;

  private static Network network(ExampleData data, long seed, HiddenLayer... hidden) {
    int inputs = data.schema().features();
    return Network.random(
        new Architecture(inputs, List.of(hidden), data.head(), Initialisation.GLOROT), seed);
  }

  private static TrainingResult train(
      Network network, TrainSettings settings, ExampleData train, Optional<ExampleData> valid) {
    try (Execution execution = Execution.open(1)) {
      return new Trainer(execution)
          .train(
              network,
              settings,
              train,
              valid.map(data -> data),
              Optional.empty(),
              TrainingListener.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void largerActivationPenaltyGivesMoreZeros(long seed) {
    ExampleData data = ExampleData.clusters(300, 20, 5, 1, seed);
    List<Double> zeros = new ArrayList<>();
    for (float l1 : new float[] {0, 0.003f, 0.03f}) {
      TrainSettings settings =
          TrainSettings.paper()
              .withSeed(seed)
              .withLimit(Span.epochs(8))
              .withPenalties(new Penalties(List.of(l1), 0, NO_BOUND, 1));
      Network network = network(data, seed, UnitExamples.balanced(60, new Rectifier()));
      TrainingResult result = train(network, settings, data, Optional.of(data));
      EpochRecord last = result.history().get(7);
      zeros.add(last.activity().mean());
      assertTrue(last.penalty() > 0 == l1 > 0, "penalty " + last.penalty());
    }
    assertTrue(zeros.get(1) > zeros.get(0) + 0.02, zeros.toString());
    assertTrue(zeros.get(2) > zeros.get(1) + 0.05, zeros.toString());
    assertEquals(0.5, zeros.get(0), 0.25, "without penalty about half are zero");
  }

  static List<Unit> units() {
    return UnitExamples.all();
  }

  @ParameterizedTest
  @MethodSource("units")
  void everyUnitLearnsClustersApart(Unit unit) {
    ExampleData data = ExampleData.clusters(300, 20, 5, 0.8, 4);
    Network network =
        network(data, 1, UnitExamples.balanced(40, unit), UnitExamples.balanced(20, unit));
    TrainSettings settings =
        TrainSettings.paper().withLimit(Span.epochs(20)).withLearningRate(0.05f);
    TrainingResult result = train(network, settings, data, Optional.of(data));
    double error = result.history().get(19).valid().orElseThrow().errorRate();
    assertTrue(error < 0.1, unit + ": error " + error);
  }

  static List<Head> heads() {
    return HeadExamples.all();
  }

  @ParameterizedTest
  @MethodSource("heads")
  void everyHeadLowersItsLoss(Head head) {
    Random random = new Random(5);
    ReferenceBatch rows = ReferenceBatch.random(60, 30, 0.5, head, random);
    ExampleData data = new ExampleData(rows, head);
    Network network = network(data, 2, UnitExamples.plain(40, new Rectifier()));
    TrainSettings settings =
        TrainSettings.paper().withLimit(Span.epochs(60)).withLearningRate(0.02f);
    TrainingResult result = train(network, settings, data, Optional.empty());
    double first = result.history().get(0).trainLoss();
    double last = result.history().get(59).trainLoss();
    assertTrue(last < 0.6 * first, head + ": loss " + first + " to " + last);
    boolean counts = !(head instanceof LinearHead);
    assertEquals(counts, result.history().get(59).trainError() >= 0);
    assertTrue(result.best().isEmpty());
  }

  @Test
  void divergenceStopsWithEpochBatchAndRate() {
    ExampleData data = ExampleData.clusters(40, 10, 3, 1, 6);
    Network network = network(data, 3, UnitExamples.plain(20, new Rectifier()));
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(1e20f).withLimit(Span.epochs(5));
    TrainingDivergedException e =
        assertThrows(
            TrainingDivergedException.class,
            () -> train(network, settings, data, Optional.empty()));
    String message = e.getMessage();
    assertTrue(message.contains("epoch ") && message.contains("batch "), message);
    assertTrue(message.contains("learning rate 1.0E20"), message);
    assertFalse(message.contains("NaN"), message);
  }

  /** The loss of the only batch is that before the change. */
  @Test
  void weightsThatOverflowAtTheEndAreNoResult() {
    ExampleData data = ExampleData.clusters(40, 10, 3, 1, 6);
    Network network = network(data, 3, UnitExamples.plain(20, new Rectifier()));
    TrainSettings settings =
        TrainSettings.paper()
            .withBatchSize(40)
            .withLearningRate(Float.MAX_VALUE)
            .withPenalties(new Penalties(List.of(0f), Float.MAX_VALUE, Float.POSITIVE_INFINITY, 1))
            .withLimit(Span.epochs(1));
    assertThrows(
        TrainingDivergedException.class, () -> train(network, settings, data, Optional.empty()));
    assertFalse(network.usable());
  }

  @Test
  void divergenceInTheFirstBatchNamesTheRateToo() {
    ExampleData data = ExampleData.clusters(40, 10, 3, 1, 6);
    Network network = network(data, 3, UnitExamples.plain(20, new Rectifier()));
    Layer layer = network.layers().get(0);
    layer.bias()[layer.layout().site(0, 0)] = Float.NaN;
    TrainSettings settings = TrainSettings.paper().withLearningRate(0.25f);
    String message =
        assertThrows(
                TrainingDivergedException.class,
                () -> train(network, settings, data, Optional.empty()))
            .getMessage();
    assertTrue(message.contains("epoch 1, batch 1"), message);
    assertTrue(message.contains("learning rate 0.25"), message);
    assertFalse(message.contains("NaN"), message);
  }

  @Test
  void theBestValidationPointIsKeptAndPatienceEnds() {
    ExampleData data = ExampleData.clusters(60, 10, 3, 2.5, 7);
    ExampleData other = ExampleData.clusters(200, 10, 3, 2.5, 7);
    Network network = network(data, 3, UnitExamples.plain(60, new Rectifier()));
    TrainSettings settings =
        TrainSettings.paper()
            .withLimit(Span.epochs(200))
            .withEarlyStopping(new EarlyStopping(Span.epochs(1), Optional.of(Span.epochs(5))));
    TrainingResult result = train(network, settings, data, Optional.of(other));
    assertEquals(TrainingResult.Stop.PATIENCE, result.stopped());
    int best = result.best().orElseThrow();
    assertEquals(result.history().size() - 6, best);
    double least = result.history().get(best).valid().orElseThrow().errorRate();
    for (int i = 0; i < result.history().size(); i++) {
      double error = result.history().get(i).valid().orElseThrow().errorRate();
      assertTrue(i < best ? error > least : error >= least, "record " + i);
    }
    try (Execution execution = Execution.open(1)) {
      assertEquals(
          result.history().get(best).valid().orElseThrow(),
          new Evaluator(execution).evaluate(result.network(), other));
    }
  }

  @Test
  void anUndefinedValidationLossIsNeverTheBest() {
    Head head = new LinearHead(1);
    ReferenceBatch rows = ReferenceBatch.random(20, 3, 1, head, new Random(11));
    ReferenceBatch broken = ReferenceBatch.random(20, 3, 1, head, new Random(12));
    broken.targets()[7][0] = Float.NaN;
    ExampleData data = new ExampleData(rows, head);
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(0.01f).withLimit(Span.epochs(2));
    TrainingResult result =
        train(network(data, 1), settings, data, Optional.of(new ExampleData(broken, head)));
    assertTrue(result.best().isEmpty());
  }

  @Test
  void limitsMayBeStatedInExamples() {
    ExampleData data = ExampleData.clusters(43, 10, 3, 1, 8);
    Network network = network(data, 3);
    TrainSettings settings =
        TrainSettings.paper()
            .withLimit(Span.examples(100))
            .withEarlyStopping(new EarlyStopping(Span.examples(25), Optional.empty()));
    TrainingResult result = train(network, settings, data, Optional.empty());
    assertEquals(TrainingResult.Stop.LIMIT, result.stopped());
    // Batches of 10, 10, 10, 10, 3, then again: 30, 53 (past 50), 83 (past 75), 106 is the end.
    List<Long> seen = result.history().stream().map(EpochRecord::examples).toList();
    long last = seen.get(seen.size() - 1);
    assertTrue(last >= 100 && last < 110, seen.toString());
    assertEquals(30, seen.get(0), seen.toString());
  }

  /** A table of all pairs for every look would make a model file that nobody can read. */
  @ParameterizedTest
  @CsvSource({"128, 128", "129, 0", "4097, 0"})
  void historiesHaveTablesOfFewClassesOnly(int classes, int rows) {
    ExampleData data = ExampleData.clusters(2 * classes, 4, classes, 1, 11);
    TrainSettings settings = TrainSettings.paper().withLimit(Span.examples(20));
    TrainingResult result = train(network(data, 1), settings, data, Optional.of(data));
    Evaluation seen = result.history().get(0).valid().orElseThrow();
    assertEquals(rows, seen.confusion().size());
    assertEquals(2 * classes, seen.examples());
    try (Execution execution = Execution.open(1)) {
      Evaluation whole = new Evaluator(execution).evaluate(result.network(), data);
      assertEquals(classes <= 4096 ? classes : 0, whole.confusion().size());
      assertEquals(seen.errorRate(), whole.errorRate());
    }
  }

  @Test
  void dataThatDoNotFitTheNetworkAreRefused() {
    ExampleData data = ExampleData.clusters(20, 10, 3, 1, 9);
    Network narrow =
        Network.random(
            new Architecture(9, List.of(), new SoftmaxHead(3), Initialisation.GLOROT), 1);
    IllegalArgumentException features =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(narrow, TrainSettings.paper(), data, Optional.empty()));
    assertTrue(features.getMessage().contains("10 features"), features.getMessage());
    try (Execution execution = Execution.open(1)) {
      IllegalArgumentException wide =
          assertThrows(
              IllegalArgumentException.class,
              () -> new Evaluator(execution).evaluate(narrow, data));
      assertEquals("examples of 10 features for a network of 9 inputs", wide.getMessage());
    }
    Network few =
        Network.random(
            new Architecture(10, List.of(), new SoftmaxHead(2), Initialisation.GLOROT), 1);
    IllegalArgumentException classes =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(few, TrainSettings.paper(), data, Optional.empty()));
    assertTrue(classes.getMessage().contains("3 classes"), classes.getMessage());
    TrainSettings twoRates =
        TrainSettings.paper().withPenalties(new Penalties(List.of(0.1f, 0.2f), 0, NO_BOUND, 1));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            train(
                network(data, 1, UnitExamples.plain(4, new Rectifier())),
                twoRates,
                data,
                Optional.empty()));
    TrainSettings weights =
        TrainSettings.paper().withClassWeights(new ClassWeights(false, List.of(1f, 2f)));
    assertThrows(
        IllegalArgumentException.class,
        () -> train(network(data, 1), weights, data, Optional.empty()));
  }

  @Test
  void balancedClassWeightsAreThoseOfTheFormula() {
    // Classes 0, 0, 0, 1: weights 4/(2·3) and 4/(2·1).
    ReferenceBatch rows =
        ReferenceBatch.of(new double[][] {{1}, {1}, {1}, {1}}, new float[][] {{0}, {0}, {0}, {1}});
    Head head = new SoftmaxHead(2);
    ExampleWeights weights =
        ExampleWeights.of(ClassWeights.BALANCED, head, new ExampleData(rows, head));
    assertEquals(4 / 6f, weights.of(0));
    assertEquals(2, weights.of(1));
  }

  @Test
  void stoppingAndResumingGivesTheSameBits() {
    ExampleData data = ExampleData.clusters(43, 10, 3, 1, 10);
    TrainSettings settings =
        TrainSettings.paper()
            .withLimit(Span.epochs(3))
            .withOptimizer(new Optimizer.Momentum(0.9f))
            .withLearningRate(0.01f)
            .withDropout(new Dropout(0.1f, List.of(0.3f)));
    Network whole = network(data, 3, UnitExamples.plain(20, new Rectifier()));
    TrainingResult expected = train(whole, settings, data, Optional.of(data));
    for (int stopAfter : new int[] {1, 4, 5, 7}) {
      Network parts = network(data, 3, UnitExamples.plain(20, new Rectifier()));
      StopAfter listener = new StopAfter(stopAfter);
      try (Execution execution = Execution.open(1)) {
        TrainingResult stopped =
            new Trainer(execution)
                .train(parts, settings, data, Optional.of(data), Optional.empty(), listener);
        assertEquals(TrainingResult.Stop.REQUESTED, stopped.stopped());
        TrainingResult rest =
            new Trainer(execution)
                .resume(
                    listener.state,
                    data,
                    Optional.of(data),
                    Optional.empty(),
                    TrainingListener.NONE);
        assertEquals(Production.bits(whole), Production.bits(parts));
        assertEquals(Production.bits(expected.network()), Production.bits(rest.network()));
        assertEquals(expected.history(), rest.history());
      }
    }
  }

  /** Asks for a stop after so many batches and keeps the state. */
  private static final class StopAfter implements TrainingListener {
    private int left;
    private TrainingState state;

    StopAfter(int batches) {
      left = batches;
    }

    @Override
    public void afterBatch(TrainingState now) {
      left--;
      state = now;
    }

    @Override
    public boolean stopRequested() {
      return left <= 0;
    }
  }
}
