package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.math.kernels.KernelChoice;
import org.truezero.math.kernels.Kernels;

class CrossoverTest {
  private static final Kernels KERNELS = KernelChoice.named("scalar");

  private static Crossover first(Curve curve) {
    List<Curve> passes = Collections.nCopies(Pass.values().length, curve);
    return Crossover.of(passes, KERNELS).get(0);
  }

  @Test
  void theDensityIsWhatIsNotZeroAtTheBreakEven() {
    Crossover crossover = first(CurveTest.of(0.4, 0.5, 2, 3));
    assertEquals(0.85, crossover.measured().orElseThrow(), 1e-12);
    assertEquals(KERNELS.denseForwardFrom(10), crossover.written());
  }

  @Test
  void listsThatNeverLoseLeaveNothingToTheDenseForm() {
    assertTrue(first(CurveTest.of(1, 2)).measured().isEmpty());
  }

  @Test
  void listsThatLoseAtTheEndLeaveEverythingToIt() {
    assertEquals(0, first(CurveTest.of(2, 0.5)).measured().orElseThrow());
  }
}
