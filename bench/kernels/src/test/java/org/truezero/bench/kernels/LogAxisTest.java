package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LogAxisTest {
  @Test
  void beginsAndEndsAtTicksAroundTheValues() {
    LogAxis axis = LogAxis.around(0.6, 31);
    assertEquals(0.5, axis.from(), 1e-12);
    assertEquals(50, axis.to(), 1e-9);
    assertEquals(List.of(0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0), axis.ticks());
  }

  @Test
  void valuesAtTicksAreTheEnds() {
    LogAxis axis = LogAxis.around(0.5, 100);
    assertEquals(0.5, axis.from(), 1e-12);
    assertEquals(100, axis.to(), 1e-9);
  }

  @Test
  void equalFactorsAreEqualDistances() {
    LogAxis axis = new LogAxis(0.1, 10);
    assertEquals(0, axis.position(0.1), 1e-12);
    assertEquals(0.5, axis.position(1), 1e-12);
    assertEquals(1, axis.position(10), 1e-12);
  }
}
