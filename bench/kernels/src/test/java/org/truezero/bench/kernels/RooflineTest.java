package org.truezero.bench.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.truezero.bench.kernels.MachineLimits.Bandwidth;
import org.truezero.bench.kernels.MachineLimits.Peak;
import org.truezero.bench.kernels.Roofline.Limit;

class RooflineTest {
  /** Near: 400 read and 200 updated bytes a second; far, from 1 MiB on, 100 and 80. */
  private static final Roofline ROOFLINE =
      new Roofline(
          new MachineLimits(
              new Machine("test", 1, "Java", List.of()),
              List.of(new Bandwidth(1, 512 << 10, 400, 200), new Bandwidth(1, 1 << 20, 100, 80)),
              List.of(new Peak(1, 1000)),
              List.of()),
          1,
          1 << 20);

  /** 800 bytes read at 100/s and 40 updated, so moved twice, at 80/s: 9 s; 1000 flops: 1 s. */
  private static final Work MEMORY = new Work(800, 40, 0, 1000);

  /** 3 s of arithmetic; 8 s of reloads. */
  private static final Work FORWARD = new Work(0, 0, 3200, 3000);

  @Test
  void theBoundIsTheLongerOfMemoryAndArithmeticPassAfterPass() {
    assertEquals(9, ROOFLINE.seconds(List.of(MEMORY)));
    assertEquals(12, ROOFLINE.seconds(List.of(MEMORY, FORWARD)));
  }

  @Test
  void listsReloadWeightsFromTheNearCache() {
    assertEquals(17, ROOFLINE.secondsFromLists(List.of(MEMORY, FORWARD)));
  }

  @Test
  void theLimitIsWhatMostOfTheTimeIsSpentOn() {
    assertEquals(Limit.WEIGHTS, ROOFLINE.limit(List.of(MEMORY, FORWARD)));
    assertEquals(Limit.RELOADS, ROOFLINE.limit(List.of(MEMORY, FORWARD, FORWARD)));
    assertEquals(Limit.ARITHMETIC, ROOFLINE.limit(List.of(new Work(0, 0, 0, 1))));
  }
}
