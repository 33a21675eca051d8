package org.truezero.sparsity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.truezero.math.ActiveLists;
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
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

/** Thresholds for a trained network under a budget of error. */
class ThresholdSearchTest {
  private static final ExampleData VALID = ExampleData.clusters(500, 20, 5, 1.6, 3);
  private static Network trained;

  @BeforeAll
  static void train() {
    trained = network("rectifier", "rectifier");
    TrainSettings settings =
        TrainSettings.paper().withLimit(Span.epochs(5)).withLearningRate(0.03f);
    try (Execution execution = Execution.open(1)) {
      new Trainer(execution)
          .train(
              trained,
              settings,
              ExampleData.clusters(400, 20, 5, 1.6, 3),
              Optional.empty(),
              Optional.empty(),
              TrainingListener.NONE);
    }
  }

  private static Network network(String... units) {
    List<HiddenLayer> hidden = new ArrayList<>();
    for (String unit : units) {
      hidden.add(UnitExamples.balanced(50, Unit.parse(unit)));
    }
    return Network.random(new Architecture(20, hidden, VALID.head(), Initialisation.GLOROT), 2);
  }

  private static List<ThresholdSearch.Found> search(
      Network network, double budget, ThresholdSearch.Scope scope) {
    try (Execution execution = Execution.open(2)) {
      return new ThresholdSearch(execution, VALID)
          .search(network, budget, scope, ThresholdSearch.Listener.NONE);
    }
  }

  private static Evaluation evaluate(Network network) {
    try (Execution execution = Execution.open(1)) {
      return new Evaluator(execution).evaluate(network, VALID);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theErrorStaysInsideTheBudgetAndThereAreMoreZeros(ThresholdSearch.Scope scope) {
    List<ThresholdSearch.Found> found = search(trained, 0.01, scope);
    Evaluation before = evaluate(trained);
    Evaluation after = evaluate(found.get(1).network());
    assertEquals(before, found.get(0).evaluation());
    assertEquals(after, found.get(1).evaluation());
    assertTrue(after.errorRate() <= before.errorRate() + 0.01, "error " + after.errorRate());
    assertTrue(
        after.sparsity().mean() > before.sparsity().mean() + 0.05,
        before.sparsity() + " to " + after.sparsity());
    List<Float> thresholds = found.get(1).thresholds();
    assertTrue(thresholds.get(0) > 0 && thresholds.get(1) > 0, thresholds.toString());
    assertEquals(scope == ThresholdSearch.Scope.SAME, thresholds.get(0).equals(thresholds.get(1)));
    assertEquals(
        new ThresholdedRectifier(thresholds.get(1)),
        found.get(1).network().architecture().hidden().get(1).unit());
  }

  @Test
  void aLargerBudgetGivesMoreZeros() {
    double few = search(trained, 0.002, ThresholdSearch.Scope.SAME).get(1).thresholds().get(0);
    double many = search(trained, 0.05, ThresholdSearch.Scope.SAME).get(1).thresholds().get(0);
    assertTrue(many > few, few + " and " + many);
  }

  @Test
  void everyRaiseIsHeardOfAndNoneIsTakenBack() {
    List<List<Float>> heard = new ArrayList<>();
    List<ThresholdSearch.Found> found;
    try (Execution execution = Execution.open(1)) {
      found =
          new ThresholdSearch(execution, VALID)
              .search(
                  trained,
                  0.01,
                  ThresholdSearch.Scope.LAYER,
                  (thresholds, evaluation) -> heard.add(thresholds));
    }
    assertEquals(found.get(1).thresholds(), heard.get(heard.size() - 1));
    for (int i = 1; i < heard.size(); i++) {
      for (int l = 0; l < 2; l++) {
        assertTrue(heard.get(i).get(l) >= heard.get(i - 1).get(l), heard.toString());
      }
    }
  }

  @Test
  void theWeightsAreSharedAndNotChanged() {
    float[] weights = trained.layers().get(0).weights();
    float[] before = weights.clone();
    Network found = search(trained, 0.01, ThresholdSearch.Scope.LAYER).get(1).network();
    assertSame(weights, found.layers().get(0).weights());
    assertArrayEquals(before, weights);
    assertEquals(new Rectifier(), trained.layers().get(0).unit());
  }

  @Test
  void thresholdsThatAreThereAreNotLowered() {
    Unit half = new ThresholdedRectifier(0.5f);
    Network thresholded = trained.withUnits(List.of(half, new Rectifier()));
    List<ThresholdSearch.Found> found = search(thresholded, 0, ThresholdSearch.Scope.LAYER);
    assertEquals(List.of(0.5f, 0f), found.get(0).thresholds());
    assertTrue(found.get(1).thresholds().get(0) >= 0.5f, found.get(1).thresholds().toString());
  }

  @Test
  void layersOfOtherUnitsStayAsTheyAre() {
    List<ThresholdSearch.Found> found =
        search(network("tanh", "rectifier", "leaky"), 0.5, ThresholdSearch.Scope.SAME);
    List<Float> thresholds = found.get(1).thresholds();
    assertTrue(thresholds.get(1) > 0, thresholds.toString());
    assertEquals(List.of(0f, 0f), List.of(thresholds.get(0), thresholds.get(2)));
    assertEquals(Unit.parse("tanh"), found.get(1).network().architecture().hidden().get(0).unit());
  }

  @Test
  void networksWithoutRectifiersAndWrongBudgetsAreRefused() {
    IllegalArgumentException units =
        assertThrows(
            IllegalArgumentException.class,
            () -> search(network("tanh", "paired"), 0.1, ThresholdSearch.Scope.SAME));
    assertTrue(units.getMessage().endsWith("found tanh, paired"), units.getMessage());
    assertThrows(
        IllegalArgumentException.class, () -> search(network(), 0.1, ThresholdSearch.Scope.SAME));
    for (double budget : new double[] {-0.1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> search(trained, budget, ThresholdSearch.Scope.SAME));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.25, 0.5, 0.9, 0.99})
  void aPartOfTheMagnitudesIsBelow(double part) {
    ActiveLists lists = new ActiveLists();
    lists.clear(1000);
    for (int i = 0; i < 1000; i++) {
      lists.append(i, (i % 2 == 0 ? 1 : -1) * (float) Math.pow(10, i / 100.0 - 5));
    }
    lists.endExample();
    Magnitudes magnitudes = new Magnitudes();
    magnitudes.add(lists);
    float threshold = magnitudes.below(part);
    int silenced = 0;
    for (int i = 0; i < 1000; i++) {
      silenced += Math.abs(lists.values()[i]) <= threshold ? 1 : 0;
    }
    // A value may lie exactly at the lower end of its bin.
    assertTrue(silenced <= 1000 * part + 1 && silenced > 1000 * part - 2, silenced + " at " + part);
  }

  @Test
  void nothingIsBelowWhereNothingIsActive() {
    assertEquals(0, new Magnitudes().below(0.9));
  }

  @Test
  void productsAreCountedByHand() {
    Network network = network("rectifier", "paired");
    Evaluation.Activity sparsity = new Evaluation.Activity(0, List.of(0.5, 0.75), List.of(0L, 0L));
    MultiplyAdds work = MultiplyAdds.of(network, sparsity, VALID);
    // All inputs are there: 20 · 50, then 25 of 50 outputs · 50, then 25 of 100 outputs · 5.
    assertEquals(20 * 50 + 25 * 50 + 25 * 5, work.skipping());
    assertEquals(20 * 50 + 50 * 50 + 100 * 5, work.dense());
  }

  @Test
  void otherUnitsMustHaveTheSameParameters() {
    for (String unit : List.of("maxout:2", "paired", "prelu")) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class,
              () -> trained.withUnits(List.of(new Rectifier(), Unit.parse(unit))));
      assertTrue(e.getMessage().contains(Unit.parse(unit).text()), e.getMessage());
    }
    assertThrows(IllegalArgumentException.class, () -> trained.withUnits(List.of(new Rectifier())));
  }
}
