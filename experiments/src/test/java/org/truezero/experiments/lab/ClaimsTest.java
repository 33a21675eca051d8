package org.truezero.experiments.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  /** Student's t at 0.975 for 2 and 4 degrees of freedom: 4.303 and 2.776 (any table). */
  @Test
  void intervalsAreStudents() {
    assertEquals(4.303 / Math.sqrt(3), Spread.of(-1, 0, 1).halfInterval(), 1e-3);
    double deviation = Math.sqrt(2.5);
    assertEquals(2.776 * deviation / Math.sqrt(5), Spread.of(1, 2, 3, 4, 5).halfInterval(), 1e-3);
    assertTrue(Double.isNaN(Spread.of(7).halfInterval()));
    double[] many = new double[400];
    many[0] = 1;
    Spread spread = Spread.of(many);
    double normal = 1.96 * spread.deviation() / 20;
    assertTrue(spread.halfInterval() > normal && spread.halfInterval() < 1.05 * normal);
  }

  @Test
  void groupsMayDifferInSize() {
    assertEquals("holds", above(Spread.of(9, 10, 11, 10), Spread.of(1, 2, 3)));
    assertEquals("does not hold", above(Spread.of(1, 2, 3), Spread.of(9, 10, 11)));
    assertEquals("holds, may be chance", above(Spread.of(4, 5, 6), Spread.of(1, 2, 3)));
    assertEquals("undecided", notAbove(Spread.of(4, 5, 6), Spread.of(1, 2, 3)));
    assertEquals("does not hold", notAbove(Spread.of(9, 10, 11), Spread.of(1, 2, 3)));
    assertEquals("holds", notAbove(Spread.of(1, 2, 3), Spread.of(1, 2, 3)));
  }

  /** One standard error of 0.5 on 10 000 examples is 0.005, of two such fractions 0.00707. */
  @Test
  void aSingleRunIsOffByTheExamplesThatJudgeIt() {
    double chance = Difference.chance(10_000, 0.5, 0.5);
    assertEquals(1.96 * 0.005 * Math.sqrt(2), chance, 1e-12);
    assertEquals("holds, may be chance (one run)", below(0.5, 0.513, chance));
    assertEquals("holds (one run)", below(0.5, 0.515, chance));
    assertEquals("does not hold (one run)", below(0.515, 0.5, chance));
    List<Double> three = List.of(0.50, 0.51, 0.52);
    Difference several = Difference.paired(three, List.of(0.51, 0.52, 0.53), chance);
    assertEquals("holds", verdict(new Claims().below("a", "b", several, Figures::percent)));
  }

  @Test
  void theDifferenceIsShownWithItsInterval() {
    assertEquals(
        "-1.50 % (-2.89 % to -0.11 %)",
        difference(Difference.paired(List.of(0.50), List.of(0.515), 0.0139)));
    assertEquals("-1.50 %", difference(Difference.paired(List.of(0.50), List.of(0.515))));
    assertEquals("–", difference(Difference.paired(List.of(Double.NaN), List.of(0.5), 0.01)));
    // Differences 1, 2 and 3 of a hundred: deviation 1, half of the interval 4.303 / √3.
    assertEquals(
        "2.00 % (-0.48 % to 4.48 %)",
        difference(Difference.paired(List.of(0.51, 0.52, 0.53), List.of(0.50, 0.50, 0.50))));
  }

  @Test
  void aTrainingThatDivergedIsToldFromOneThatWasNotDone() {
    Outcome done = new Outcome(Map.of(Outcome.TEST_ERROR, 0.25));
    Outcome diverged = new Outcome(Map.of(Outcome.TEST_ERROR, Double.NaN));
    Outcome none = new Outcome(Map.of());
    assertEquals("25.00 %", Figures.percent(List.of(done), Outcome.TEST_ERROR));
    assertEquals("diverged", Figures.percent(List.of(diverged), Outcome.ZEROS));
    assertEquals("1 of 2 diverged", Figures.percent(List.of(done, diverged), Outcome.TEST_ERROR));
    assertEquals("–", Figures.percent(List.of(none), Outcome.TEST_ERROR));
  }

  @Test
  void differencesAreTakenSeedBySeed() {
    List<Double> smaller = List.of(1.0, 5.0, 9.0);
    assertEquals("holds", below(smaller, List.of(2.0, 6.1, 9.9)));
    assertEquals("does not hold", below(smaller, List.of(0.0, 4.1, 7.9)));
    assertEquals("holds, may be chance", below(smaller, List.of(4.0, 5.0, 9.0)));
    assertEquals("does not hold, may be chance", below(smaller, List.of(1.0, 5.0, 6.0)));
    assertEquals("holds (one run)", below(List.of(1.0), List.of(2.0)));
    assertEquals("not measured", below(List.of(1.0), List.of(Double.NaN)));
  }

  @Test
  void aboveIsBelowTheOtherWayRound() {
    List<Double> larger = List.of(2.0, 6.1, 9.9);
    List<Double> smaller = List.of(1.0, 5.0, 9.0);
    List<String> row =
        new Claims().above("a", "b", larger, smaller, Figures::number).table().rows().get(0);
    assertEquals(Figures.number(Spread.of(larger)), row.get(2).split(" and ")[0]);
    assertEquals("holds", row.get(4));
    assertEquals(
        "does not hold", verdict(new Claims().above("a", "b", smaller, larger, Figures::number)));
  }

  @Test
  void nothingIsBelowUnlessClearly() {
    List<Double> one = List.of(1.0, 5.0, 9.0);
    assertEquals("does not hold", notBelow(one, List.of(2.0, 6.1, 9.9)));
    assertEquals("undecided", notBelow(one, List.of(4.0, 5.0, 9.0)));
    assertEquals("holds", notBelow(one, List.of(0.0, 4.1, 7.9)));
    assertEquals("does not hold (one run)", notBelow(List.of(1.0), List.of(2.0)));
    assertEquals("holds (one run)", notBelow(List.of(2.0), List.of(1.0)));
    assertEquals("not measured", notBelow(List.of(1.0), List.of(Double.NaN)));
  }

  private static String below(List<Double> smaller, List<Double> larger) {
    return verdict(new Claims().below("a", "b", smaller, larger, Figures::number));
  }

  private static String notBelow(List<Double> one, List<Double> other) {
    return verdict(new Claims().notBelow("a", "b", Difference.paired(one, other), Figures::number));
  }

  private static String below(double smaller, double larger, double chance) {
    Difference seen = Difference.paired(List.of(smaller), List.of(larger), chance);
    return verdict(new Claims().below("a", "b", seen, Figures::percent));
  }

  private static String above(Spread larger, Spread smaller) {
    Difference seen = Difference.ofGroups(larger, smaller);
    return verdict(new Claims().above("a", "b", seen, Figures::number));
  }

  private static String notAbove(Spread one, Spread other) {
    Difference seen = Difference.ofGroups(one, other);
    return verdict(new Claims().notAbove("a", "b", seen, Figures::number));
  }

  private static String difference(Difference seen) {
    return new Claims().below("a", "b", seen, Figures::percent).table().rows().get(0).get(3);
  }

  private static String verdict(Claims claims) {
    return claims.table().rows().get(0).get(4);
  }
}
