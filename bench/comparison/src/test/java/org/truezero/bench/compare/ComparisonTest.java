package org.truezero.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Outcome;

class ComparisonTest {
  private final List<Outcome> outcomes = new ArrayList<>();

  @Test
  void medianOfEvenAndOddNumbers() {
    assertEquals(new Spread(2, 1, 9, 3), Spread.of(List.of(9.0, 1.0, 2.0)));
    assertEquals(new Spread(2.5, 1, 9, 4), Spread.of(List.of(9.0, 1.0, 2.0, 3.0)));
  }

  @Test
  void ratioOfRatesIsOwnOverOtherByMedians() {
    add("train-mnist-80", "truezero", 600.0, 900.0, 660.0);
    add("train-mnist-80", "pytorch", 100.0, 200.0, 330.0);
    add("train-mnist-80", "deeplearning4j", 10.0, 10.0, 11.0);
    Verdict verdict = comparison().verdicts().get(0);
    assertEquals("pytorch", verdict.fastest());
    assertEquals(3.3, verdict.ratio(), 1e-12);
    assertFalse(verdict.reached(), "3.3 is less than the target of 5");
    assertNull(comparison().lines().get(0).ratio(), "TrueZero is not compared with itself");
  }

  @Test
  void ratioOfTimesIsOtherOverOwn() {
    add("predict-one-mnist", "truezero", 50.0);
    add("predict-one-mnist", "onnxruntime", 250.0);
    Verdict verdict = comparison().verdicts().get(0);
    assertEquals(5, verdict.ratio(), 1e-12);
    assertTrue(verdict.reached(), "5 is more than the target of 4");
  }

  @Test
  void everyTargetIsJudgedAgainstTheFastestOfItsOwnSystems() {
    add("train-mnist-80", "truezero", 900.0);
    add("train-mnist-80", "pytorch", 100.0);
    add("train-mnist-80", "tensorflow", 300.0);
    List<Verdict> verdicts = comparison().verdicts();
    assertEquals(List.of(9.0, 3.0), verdicts.stream().map(Verdict::ratio).toList());
    assertEquals(List.of(true, false), verdicts.stream().map(Verdict::reached).toList());
  }

  @Test
  void ownVariantIsNoPeerAndMayNotFallFarBehind() {
    add("cold-start", "truezero", 0.4);
    add("cold-start", "truezero-scalar", 0.3);
    add("cold-start", "pytorch", 2.0);
    add("scalar-mnist", "truezero", 600.0);
    add("scalar-mnist", "truezero-scalar", 200.0);
    List<Verdict> verdicts = comparison().verdicts();
    assertEquals(
        List.of("truezero-scalar", "pytorch"), verdicts.stream().map(Verdict::fastest).toList());
    assertEquals(List.of(false, true), verdicts.stream().map(Verdict::reached).toList());
  }

  @Test
  void runsThatMissTheTargetAreCountedAndNotAveraged() {
    add("until-mnist", "truezero", 20.0, 30.0);
    add("until-mnist", "pytorch", 100.0, null);
    Line line = comparison().lines().get(1);
    assertEquals(new Spread(100, 100, 100, 1), line.value());
    assertEquals(1, line.missed());
    assertEquals(4, line.ratio(), 1e-12);
  }

  @Test
  void aSystemThatNeverReachesTheTargetHasNoRatio() {
    add("until-mnist", "truezero", 20.0);
    add("until-mnist", "pytorch", (Double) null);
    assertNull(comparison().lines().get(1).ratio());
    assertEquals(List.of(), comparison().verdicts());
    assertTrue(PeersCsv.text(comparison()).contains("until-mnist,1,pytorch,s,,,,0,1,"));
  }

  private Comparison comparison() {
    return new Comparison(outcomes);
  }

  private void add(String workload, String system, Double... values) {
    int round = 0;
    for (Double value : values) {
      Cell cell = new Cell(workload, system, 1, ++round);
      outcomes.add(new Outcome(cell, value, null, null, null, "", ""));
    }
  }
}
