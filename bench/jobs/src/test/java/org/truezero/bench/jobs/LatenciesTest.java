package org.truezero.bench.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void percentilesAreTimesThatOccurred() {
    long[] nanos = new long[100];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1000L * (100 - i);
    }
    Latencies times = new Latencies(nanos);
    assertEquals(50, times.micros(0.5));
    assertEquals(99, times.micros(0.99));
    assertEquals(100, times.micros(1));
  }
}
