package org.truezero.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FiringRateTest {
  private static final FiringRate NEURON = FiringRate.cortical();

  @Test
  void theRefractoryPeriodStandsOutsideTheLogarithm() {
    // I = 4 nA: drive = −70 mV + 40 mV = −30 mV; (−30 + 70)/(−30 + 50) = 2;
    // 2 ms + 20 ms · log 2 = 15.8629 ms, so 63.04 Hz.
    assertEquals(1 / (0.002 + 0.02 * Math.log(2)), NEURON.value(4e-9), 1e-9);
    assertEquals(63.04, NEURON.value(4e-9), 0.005);
  }

  @Test
  void itIsExactlyZeroUpToTheThreshold() {
    assertEquals(2e-9, NEURON.thresholdCurrent(), 1e-20);
    assertEquals(0, NEURON.value(-1));
    assertEquals(0, NEURON.value(0));
    assertEquals(0, NEURON.value(1.999999e-9));
    assertEquals(0, NEURON.slope(1.999999e-9));
    assertTrue(NEURON.value(2.000001e-9) > 0);
  }

  @Test
  void itRisesTowardsOneOverTheRefractoryPeriod() {
    double before = 0;
    for (double current = 2.1e-9; current < 1e-3; current *= 1.5) {
      double rate = NEURON.value(current);
      assertTrue(rate > before && rate < 500);
      before = rate;
    }
    assertEquals(500, NEURON.value(1), 1e-3);
  }

  @Test
  void theSlopeIsThatOfTheValue() {
    for (double current : new double[] {2.2e-9, 3e-9, 8e-9, 5e-8}) {
      double h = current * 1e-5;
      double difference = (NEURON.value(current + h) - NEURON.value(current - h)) / (2 * h);
      assertEquals(1, NEURON.slope(current) / difference, 1e-5);
    }
  }

  @Test
  void textNamesParametersAndIsReadBack() {
    FiringRate slow = FiringRate.parse("t_ref=0.004, tau=0.03");
    assertEquals(new FiringRate(0.004, 0.03, 1e7, -0.07, -0.07, -0.05), slow);
    assertEquals(slow, FiringRate.parse(slow.text()));
    assertEquals(NEURON, FiringRate.parse(""));
    for (String wrong :
        new String[] {"t_ref", "tref=1", "tau=fast", "tau=0", "R=1e7,", "V_th=-1"}) {
      assertThrows(IllegalArgumentException.class, () -> FiringRate.parse(wrong), wrong);
    }
  }

  @Test
  void impossibleNeuronsAreRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FiringRate(0.002, 0.02, 1e7, -0.07, -0.05, -0.07));
    assertThrows(
        IllegalArgumentException.class, () -> new FiringRate(-1, 0.02, 1e7, -0.07, -0.07, -0.05));
    assertThrows(
        IllegalArgumentException.class,
        () -> new FiringRate(0.002, Double.NaN, 1e7, -0.07, -0.07, -0.05));
  }
}
