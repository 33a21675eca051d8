package org.truezero.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final float INFINITE = Float.POSITIVE_INFINITY;

  private static Arguments refused(String name, Object value, Executable make) {
    return Arguments.of(name, String.valueOf(value), make);
  }

  private static Penalties penalties(float l1, float l2, float norm, int every) {
    return new Penalties(List.of(l1), l2, norm, every);
  }

  static Stream<Arguments> outOfRange() {
    TrainSettings paper = TrainSettings.paper();
    return Stream.of(
        refused("batch size", 0, () -> paper.withBatchSize(0)),
        refused("batch size", -10, () -> paper.withBatchSize(-10)),
        refused("batch size", 65537, () -> paper.withBatchSize(65537)),
        refused("learning rate", 0f, () -> paper.withLearningRate(0)),
        refused("learning rate", -0.1f, () -> paper.withLearningRate(-0.1f)),
        refused("learning rate", Float.NaN, () -> paper.withLearningRate(Float.NaN)),
        refused("learning rate", INFINITE, () -> paper.withLearningRate(INFINITE)),
        refused("adversarial", -0.5f, () -> paper.withAdversarial(-0.5f)),
        refused("adversarial", Float.NaN, () -> paper.withAdversarial(Float.NaN)),
        refused("epochs", 0, () -> Span.epochs(0)),
        refused("epochs", "2^63", () -> Span.epochs(Long.MAX_VALUE / 2).inExamples(3)),
        refused("examples", -3, () -> Span.examples(-3)),
        refused("l1", -1f, () -> penalties(-1, 0, 1, 1)),
        refused("l1", Float.NaN, () -> penalties(Float.NaN, 0, 1, 1)),
        refused("l1", "no value", () -> new Penalties(List.of(), 0, 1, 1)),
        refused("l2", -0.5f, () -> penalties(0, -0.5f, 1, 1)),
        refused("l2", INFINITE, () -> penalties(0, INFINITE, 1, 1)),
        refused("max norm", 0f, () -> penalties(0, 0, 0, 1)),
        refused("max norm", Float.NaN, () -> penalties(0, 0, Float.NaN, 1)),
        refused("max norm every", 0, () -> penalties(0, 0, 1, 0)),
        refused("input dropout", 1f, () -> new Dropout(1, List.of(0f))),
        refused("dropout", -0.1f, () -> new Dropout(0, List.of(0.5f, -0.1f))),
        refused("dropout", Float.NaN, () -> new Dropout(0, List.of(Float.NaN))),
        refused("dropout", "no value", () -> new Dropout(0, List.of())),
        refused("class weight", 0f, () -> new ClassWeights(false, List.of(1f, 0f))),
        refused("class weight", INFINITE, () -> new ClassWeights(false, List.of(INFINITE))),
        refused("momentum", 1f, () -> new Optimizer.Momentum(1)),
        refused("momentum", Float.NaN, () -> new Optimizer.Momentum(Float.NaN)),
        refused("adam decay1", -1f, () -> new Optimizer.Adam(-1, 0.9f, 1e-8f)),
        refused("adam decay2", 1f, () -> new Optimizer.Adam(0.9f, 1, 1e-8f)),
        refused("adam epsilon", 0f, () -> new Optimizer.Adam(0.9f, 0.9f, 0)),
        refused("ratio", 0f, () -> new Schedule.Steps(Span.epochs(1), 0)),
        refused("ratio", 1.5f, () -> new Schedule.Steps(Span.epochs(1), 1.5f)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("outOfRange")
  void valuesOutOfRangeAreRefusedWithNameValueAndRange(String name, String value, Executable make) {
    String message = assertThrows(IllegalArgumentException.class, make).getMessage();
    assertTrue(message.contains(name), message);
    assertTrue(message.contains(value), message);
    assertTrue(message.contains("expected"), message);
  }

  @Test
  void balancedClassWeightsTakeNoList() {
    assertThrows(IllegalArgumentException.class, () -> new ClassWeights(true, List.of(1f)));
  }

  @Test
  void oneValueCountsForAllLayers() {
    assertEquals(0.5f, new Dropout(0, List.of(0.5f)).hidden(2));
    assertEquals(0.2f, new Dropout(0, List.of(0.5f, 0.2f)).hidden(1));
    assertEquals(0.1f, penalties(0.1f, 0, 1, 1).l1(3));
    assertEquals(0.3f, new Penalties(List.of(0.1f, 0.3f), 0, 1, 1).l1(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e", "20e", "1", "50000", "81920000000"})
  void spansAreReadBack(String text) {
    assertEquals(text, Span.parse(text).text());
    assertEquals(Span.parse(text), Span.parse(" " + text + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "2.5e", "x", "0", "-1e", "10ex", "1e3"})
  void otherSpansAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Span.parse(text));
  }

  @Test
  void spansCountExamples() {
    assertEquals(500, Span.epochs(5).inExamples(100));
    assertEquals(7, Span.examples(7).inExamples(100));
    assertThrows(IllegalArgumentException.class, () -> Span.epochs(1L << 40).inExamples(1L << 40));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sgd", "momentum:0.9", "momentum:0.0", "adam:0.9,0.999,1.0E-8"})
  void optimizersAreReadBack(String text) {
    assertEquals(text, Optimizer.parse(text).text());
    assertEquals(Optimizer.parse(text), Optimizer.parse(Optimizer.parse(text).text()));
  }

  @Test
  void optimizersHaveTheUsualDefaults() {
    assertEquals(new Optimizer.Momentum(0.9f), Optimizer.parse("momentum"));
    assertEquals(new Optimizer.Adam(0.9f, 0.999f, 1e-8f), Optimizer.parse("adam"));
    assertEquals(0, new Optimizer.Sgd().slots());
    assertEquals(1, new Optimizer.Momentum(0.9f).slots());
    assertEquals(2, new Optimizer.Adam().slots());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SGD2",
        "sgd:0.1",
        "momentum:",
        "momentum:x",
        "momentum:1",
        "momentum:0.1,2",
        "adam:0.9",
        "adam:0.9,0.999,0",
        "rmsprop"
      })
  void otherOptimizersAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Optimizer.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"constant", "inverse:10e", "exponential:50000", "steps:5e,0.5"})
  void schedulesAreReadBack(String text) {
    assertEquals(text, Schedule.parse(text).text());
    assertEquals(Schedule.parse(text), Schedule.parse(Schedule.parse(text).text()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "cosine",
        "constant:1",
        "inverse",
        "inverse:0e",
        "exponential:x",
        "steps:5e",
        "steps:5e,2",
        "steps:5e,x",
        "inverse:10e,2"
      })
  void otherSchedulesAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Schedule.parse(text));
  }

  @Test
  void schedulesLowerTheRateAsTheySay() {
    Schedule inverse = Schedule.parse("inverse:2e");
    assertEquals(1, inverse.factor(0, 100));
    assertEquals(0.5, inverse.factor(200, 100));
    assertEquals(0.25, inverse.factor(600, 100));
    Schedule exponential = Schedule.parse("exponential:200");
    assertEquals(0.5, exponential.factor(200, 100));
    assertEquals(0.125, exponential.factor(600, 100));
    Schedule steps = Schedule.parse("steps:1e,0.5");
    assertEquals(1, steps.factor(99, 100));
    assertEquals(0.5, steps.factor(100, 100));
    assertEquals(0.25, steps.factor(299, 100));
    assertEquals(1, Schedule.parse("constant").factor(1 << 30, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "balanced", "1.0,2.5", "0.25"})
  void classWeightsAreReadBack(String text) {
    assertEquals(text, ClassWeights.parse(text).text());
    assertEquals(ClassWeights.parse(text), ClassWeights.parse(" " + text + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "all", "1,,2", "1,-2", "0"})
  void otherClassWeightsAreRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> ClassWeights.parse(text));
  }

  @Test
  void theDivergenceMessageSaysWhenAndWhatHelps() {
    String message = new TrainingDivergedException(3, 17, 2.5, 0.1f).getMessage();
    for (String part : new String[] {"epoch 3", "batch 17", "2.5", "0.1", "0.01"}) {
      assertTrue(message.contains(part), message);
    }
  }
}
