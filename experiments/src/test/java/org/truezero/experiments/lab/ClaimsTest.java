package org.truezero.experiments.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
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
  void oneIsClearlyAboveAnother() {
    assertTrue(Spread.of(9, 10, 11).clearlyAbove(Spread.of(1, 2, 3)));
    assertFalse(Spread.of(1, 2, 3).clearlyAbove(Spread.of(9, 10, 11)));
    assertFalse(Spread.of(4, 5, 6).clearlyAbove(Spread.of(1, 2, 3)));
    assertFalse(Spread.of(9).clearlyAbove(Spread.of(1, 2, 3)));
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
    assertEquals("holds", row.get(3));
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
    return verdict(new Claims().notBelow("a", "b", one, other, Figures::number));
  }

  private static String verdict(Claims claims) {
    return claims.table().rows().get(0).get(3);
  }
}
