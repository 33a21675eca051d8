package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.bench.kernels.MachineLimits.Bandwidth;
import org.truezero.bench.kernels.MachineLimits.Peak;

class MachineLimitsTest {
  private static final Cache L1 = new Cache(1, 32 << 10, 1);
  private static final Cache L3 = new Cache(3, 1 << 20, 8);
  private static final MachineLimits LIMITS =
      new MachineLimits(
          new Machine("test", 1, "Java", List.of(L1, L3)),
          List.of(new Bandwidth(1, 1 << 10, 400, 200), new Bandwidth(1, 1 << 12, 100, 80)),
          List.of(new Peak(1, 1000)),
          List.of());

  @Test
  void bandwidthIsInterpolatedBetweenSizesAndConstantOutside() {
    assertEquals(400, LIMITS.readBandwidth(1, 1));
    assertEquals(250, LIMITS.readBandwidth(1, 1 << 11), 1e-9);
    assertEquals(80, LIMITS.updateBandwidth(1, 1 << 20));
  }

  @Test
  void threadsThatWereNotMeasuredAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> LIMITS.readBandwidth(2, 1));
    assertThrows(IllegalArgumentException.class, () -> LIMITS.peakFlops(2));
  }

  @Test
  void sharedCachesAreSharedByTheThreads() {
    List<Cache> caches = List.of(L1, L3);
    assertEquals("L1", Cache.place(caches, 32 << 10, 8));
    assertEquals("L3", Cache.place(caches, 512 << 10, 2));
    assertEquals("memory", Cache.place(caches, 512 << 10, 4));
  }

  @Test
  void filesOfTheSystemAreRead() {
    assertEquals(512 << 10, Cache.bytes("512K"));
    assertEquals(8, Cache.cores("0-3,8-11"));
    assertEquals(1, Cache.cores("5"));
  }
}
