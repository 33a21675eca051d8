package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;
import org.truezero.reference.ExampleData;
import org.truezero.reference.UnitExamples;

/** Trainings that find the activation penalty for the zeros that were asked for. */
class SparsityTargetTest {
  private static final ExampleData TRAIN = ExampleData.clusters(600, 30, 6, 1.6, 1);

  private static SparsityTarget target(Double... fractions) {
    return new SparsityTarget(List.of(fractions));
  }

  private static TrainSettings settings(SparsityTarget target) {
    return TrainSettings.paper()
        .withLimit(Span.epochs(25))
        .withPenalties(Penalties.NONE.withTarget(target));
  }

  private static Network network(long seed, Unit unit) {
    List<HiddenLayer> hidden =
        List.of(UnitExamples.balanced(80, unit), UnitExamples.balanced(50, unit));
    return Network.random(new Architecture(30, hidden, TRAIN.head(), Initialisation.GLOROT), seed);
  }

  private static TrainingResult train(
      Network network, TrainSettings settings, Optional<ExampleData> valid, int threads) {
    try (Execution execution = Execution.open(threads)) {
      return new Trainer(execution)
          .train(
              network,
              settings,
              TRAIN,
              valid.map(data -> data),
              Optional.empty(),
              TrainingListener.NONE);
    }
  }

  /** Measures all training rows with dropout off, which the search for λ never does. */
  private static List<Double> zeros(Network network) {
    try (Execution execution = Execution.open(1)) {
      return new Evaluator(execution).evaluate(network, TRAIN).sparsity().layers();
    }
  }

  private static void requireReached(SparsityTarget target, Network network) {
    List<Double> zeros = zeros(network);
    for (int l = 0; l < zeros.size(); l++) {
      assertEquals(target.of(l), zeros.get(l), SparsityTarget.TOLERANCE, "layers have " + zeros);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 0.7, 0.7", "2, 0.85, 0.85", "3, 0.95, 0.95", "4, 0.9, 0.65", "5, 0.7, 0.9"})
  void everyLayerHasTheZerosAskedForAtTheEnd(long seed, double first, double second) {
    SparsityTarget target = target(first, second);
    Network network = network(seed, new Rectifier());
    TrainingResult result = train(network, settings(target).withSeed(seed), Optional.empty(), 1);
    requireReached(target, network);
    EpochRecord last = result.history().get(24);
    for (int l = 0; l < 2; l++) {
      assertTrue(target.reached(l, last.control().get(l)), last.toString());
      assertTrue(last.control().get(l).l1() > 0);
    }
    assertTrue(last.trainError() < 0.1, "error " + last.trainError());
  }

  static Stream<TrainSettings> otherWaysToTrain() {
    TrainSettings plain = settings(target(0.85));
    return Stream.of(
        plain.withDropout(new Dropout(0.1f, List.of(0.4f))),
        plain.withOptimizer(new Optimizer.Momentum(0.9f)).withLearningRate(0.02f),
        plain.withOptimizer(new Optimizer.Adam()).withLearningRate(0.002f),
        plain.withSchedule(Schedule.parse("inverse:10e")),
        plain.withBatchSize(40).withLimit(Span.epochs(60)),
        plain.withBatchSize(1).withLearningRate(0.02f).withLimit(Span.epochs(10)));
  }

  @ParameterizedTest
  @MethodSource("otherWaysToTrain")
  void soItIsHoweverTheNetworkIsTrained(TrainSettings settings) {
    Network network = network(1, new Rectifier());
    train(network, settings, Optional.empty(), 1);
    requireReached(settings.penalties().target().orElseThrow(), network);
  }

  @Test
  void thresholdedRectifiersAreSteeredToo() {
    Network network = network(1, new ThresholdedRectifier(0.1f));
    train(network, settings(target(0.9)), Optional.empty(), 1);
    requireReached(target(0.9), network);
  }

  @Test
  void fewerZerosThanWithoutAnyPenaltyCannotBeHad() {
    SparsityTarget target = target(0.1);
    TrainingResult result =
        train(network(1, new Rectifier()), settings(target), Optional.of(TRAIN), 1);
    for (EpochRecord record : result.history()) {
      assertTrue(record.penalty() < 1e-4, "penalty " + record.penalty());
    }
    List<ControlledLayer> last = result.history().get(24).control();
    for (int l = 0; l < 2; l++) {
      assertEquals(0, last.get(l).l1());
      assertTrue(last.get(l).zeroFraction() > 0.3, last.toString());
      assertFalse(target.reached(l, last.get(l)));
    }
    assertEquals(0, target.miss(last), "not held against a network without a penalty");
  }

  @Test
  void theBestOfTheEpochsWithTheZerosAskedForIsKept() {
    SparsityTarget target = target(0.9);
    ExampleData valid = ExampleData.clusters(400, 30, 6, 1.6, 1);
    TrainingResult result =
        train(network(1, new Rectifier()), settings(target), Optional.of(valid), 1);
    requireReached(target, result.network());
    int best = result.best().orElseThrow();
    List<EpochRecord> history = result.history();
    assertTrue(target.miss(history.get(0).control()) > 0.05, "the first epoch is far off");
    double kept = history.get(best).valid().orElseThrow().errorRate();
    for (int i = 0; i < history.size(); i++) {
      EpochRecord record = history.get(i);
      double error = record.valid().orElseThrow().errorRate();
      boolean fits = target.miss(record.control()) == 0;
      assertTrue(!fits || (i < best ? error > kept : error >= kept), "epoch " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.3f})
  void theThreadsDoNotChangeABit(float dropout) {
    TrainSettings settings =
        settings(target(0.8, 0.9))
            .withLimit(Span.epochs(4))
            .withDropout(new Dropout(0, List.of(dropout)));
    Network one = network(1, new Rectifier());
    Network three = network(1, new Rectifier());
    TrainingResult expected = train(one, settings, Optional.of(TRAIN), 1);
    TrainingResult found = train(three, settings, Optional.of(TRAIN), 3);
    assertEquals(Production.bits(one), Production.bits(three));
    assertEquals(expected.history(), found.history());
  }

  @Test
  void lambdaOfTheHistoryIsTheOneInUse() {
    TrainingResult result =
        train(network(1, new Rectifier()), settings(target(0.9)), Optional.empty(), 1);
    List<ControlledLayer> first = result.history().get(0).control();
    List<ControlledLayer> last = result.history().get(24).control();
    assertTrue(last.get(0).l1() > 10 * ControlledLayer.START.l1(), last.toString());
    assertFalse(first.equals(last));
    assertTrue(result.history().get(24).penalty() > 0);
    assertEquals(
        List.of(),
        train(network(1, new Rectifier()), TrainSettings.paper(), Optional.empty(), 1)
            .history()
            .get(0)
            .control());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.1, 85, Double.NaN})
  void fractionsOutsideAreRefused(double fraction) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> target(0.5, fraction)).getMessage();
    assertTrue(message.contains("target sparsity: " + fraction), message);
    assertTrue(message.contains("above 0 and below 1"), message);
  }

  @Test
  void aTargetNeedsAValueAndNoPenaltyBesides() {
    assertThrows(IllegalArgumentException.class, SparsityTargetTest::target);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new Penalties(
                    List.of(0f, 1e-5f), 0, Float.POSITIVE_INFINITY, 1, Optional.of(target(0.8))));
    assertTrue(e.getMessage().contains("1.0E-5"), e.getMessage());
    Penalties before = new Penalties(List.of(1e-5f), 0.5f, 3, 2);
    assertEquals(
        new Penalties(List.of(0f), 0.5f, 3, 2, Optional.of(target(0.8))),
        before.withTarget(target(0.8)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tanh", "sigmoid", "softplus", "linear", "leaky", "prelu", "maxout"})
  void unitsThatAreNeverSilentAreRefusedByName(String unit) {
    requireRefused(unit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"paired", "absolute"})
  void unitsWhoseZerosNoPenaltyChangesAreRefusedByName(String unit) {
    requireRefused(unit);
  }

  private static void requireRefused(String unit) {
    Network network = network(1, Unit.parse(unit));
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(network, settings(target(0.8)), Optional.empty(), 1));
    assertTrue(e.getMessage().contains("hidden layer 1 has " + unit), e.getMessage());
  }

  @Test
  void theNumberOfValuesIsOneOrThatOfTheLayers() {
    Network network = network(1, new Rectifier());
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> train(network, settings(target(0.8, 0.8, 0.8)), Optional.empty(), 1));
    assertTrue(e.getMessage().contains("3 values of target sparsity"), e.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> target(0.8).requireFitting(List.of()), "linear");
  }
}
