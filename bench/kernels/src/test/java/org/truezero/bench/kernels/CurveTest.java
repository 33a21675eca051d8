package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class CurveTest {
  /** A curve with these speed-ups at 0, 0.1, 0.2, … */
  static Curve of(double... speedUps) {
    List<Curve.Point> points = new ArrayList<>();
    for (int i = 0; i < speedUps.length; i++) {
      double zeros = i / 10.0;
      List<Work> works = List.of(new Work(1, 1, 1, 1));
      points.add(new Curve.Point(zeros, zeros, 1 / speedUps[i], 1, works, 1));
    }
    return new Curve("forward", 1, 10, points);
  }

  @Test
  void breakEvenIsWhereTheLogarithmCrossesZero() {
    // From ½ to 2 the logarithm is zero half way.
    assertEquals(0.15, of(0.4, 0.5, 2, 3).breakEven().orElseThrow(), 1e-12);
  }

  @Test
  void breakEvenIsTheLastCrossing() {
    assertEquals(0.25, of(1.2, 2, 0.5, 2).breakEven().orElseThrow(), 1e-12);
  }

  @Test
  void aCurveThatNeverLosesPaysFromZero() {
    assertEquals(OptionalDouble.of(0), of(1, 1.5, 2).breakEven());
    assertEquals("pays from the first zeros", SpeedUpChart.pays(of(1, 1.5, 2)));
  }

  @Test
  void aDrawIsNotALoss() {
    assertEquals(OptionalDouble.of(0), of(1, 0.99, 2).breakEven());
    assertEquals(0.1, of(0.5, 0.99, 2).breakEven().orElseThrow(), 1e-12);
  }

  @Test
  void aCurveThatLosesAtTheEndHasNoBreakEven() {
    assertTrue(of(2, 1.5, 0.9).breakEven().isEmpty());
    assertEquals("does not pay", SpeedUpChart.pays(of(2, 1.5, 0.9)));
  }

  @Test
  void theChartMarksTheBreakEvenAndTheLosingRegion() {
    String svg = new SpeedUpChart(List.of(of(0.5, 2), of(0.4, 0.5, 2))).svg("a layer");
    assertTrue(svg.contains("forward pays from 15 %"), svg);
    assertTrue(svg.contains("slower than dense"), svg);
    assertEquals(2, svg.split("class=\"ring").length - 1);
  }

  @Test
  void factorsHaveTwoDigits() {
    assertEquals("0.5×", SpeedUpChart.factor(0.49));
    assertEquals("3.2×", SpeedUpChart.factor(3.21));
    assertEquals("41×", SpeedUpChart.factor(41.2));
  }
}
