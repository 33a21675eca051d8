package org.truezero.experiments.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void axesHaveRoundTicks() {
    assertEquals(List.of(0.0, 10.0, 20.0, 30.0), Axis.around(0, 27, 4).ticks());
    assertEquals("0.05", new Axis(0, 1, 0.05, false).label(0.05, false));
    assertEquals("5 %", new Axis(0, 1, 0.05, false).label(0.05, true));
  }

  @Test
  void anAxisAroundNothingButZerosHasReadableTicks() {
    Axis axis = Axis.around(0, 0, 5);
    assertEquals(List.of(0.0, 0.2), axis.ticks());
    assertEquals("20 %", axis.label(0.2, true));
  }

  @Test
  void logarithmicTicksAreAtOneAndThree() {
    Axis axis = Axis.logarithmic(100, 50_000);
    assertEquals(List.of(100.0, 300.0, 1000.0, 3000.0, 10_000.0, 30_000.0), axis.ticks());
    assertEquals(0, axis.position(100), 1e-12);
    assertEquals(0.5, Axis.logarithmic(10, 1000).position(100), 1e-12);
  }

  @Test
  void decadesReachAroundTheNumbersAndHaveRoomForTheirLabels() {
    Axis few = Axis.decades(0.02, 7);
    assertEquals(0, few.position(0.01), 1e-12);
    assertEquals(1, few.position(10), 1e-12);
    assertEquals("0.03", few.label(0.03, false));
    Axis many = Axis.decades(2e-9, 0.5);
    assertEquals(1e-9, many.ticks().get(0), 1e-15);
    assertTrue(many.ticks().size() < 11, many.ticks().toString());
    assertEquals("1e-9", many.label(1e-9, false));
  }
}
