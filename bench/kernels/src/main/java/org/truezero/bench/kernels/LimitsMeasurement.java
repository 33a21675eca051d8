package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.bench.kernels.MachineLimits.Bandwidth;
import org.truezero.bench.kernels.MachineLimits.Barrier;
import org.truezero.bench.kernels.MachineLimits.Peak;
import org.truezero.math.PanelLayout;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.KernelChoice;

/** Measures {@link MachineLimits}. */
final class LimitsMeasurement {
  private static final long KIB = 1024;
  private static final long SMALLEST = 32 * KIB;
  private static final long GREATEST = 256 * KIB * KIB;
  private static final long GREATEST_QUICKLY = 8 * KIB * KIB;

  /** Multiply-adds of each chain in one task: some tens of microseconds. */
  private static final int TURNS = 20_000;

  /** Bytes that one task moves at least, so that the start of the threads does not count. */
  private static final long BYTES_PER_TASK = 4 * KIB * KIB;

  /** Until the compiler is done with the loops, also where it has to share a core with them. */
  private static final long WARMUP_NANOS = 2_000_000_000;

  private final Rounds rounds;
  private final long greatest;

  /** Keeps results alive. */
  private volatile float sink;

  /**
   * Prepares the measurement.
   *
   * @param quick fewer sizes and rounds, for a look that everything works
   */
  LimitsMeasurement(boolean quick) {
    rounds = quick ? Rounds.QUICK : new Rounds(9, 20_000_000, 150_000_000);
    greatest = quick ? GREATEST_QUICKLY : GREATEST;
  }

  /**
   * Measures one thread and, if they are more, all threads.
   *
   * @throws IllegalArgumentException if Java was started without the Vector API
   */
  MachineLimits measure(int threads) {
    KernelChoice.named("vector");
    warmUp();
    List<Bandwidth> bandwidths = new ArrayList<>();
    List<Peak> peaks = new ArrayList<>();
    List<Barrier> barriers = new ArrayList<>();
    for (int count : threads == 1 ? new int[] {1} : new int[] {1, threads}) {
      try (WorkerTeam team = new WorkerTeam(count)) {
        for (long bytes = SMALLEST; bytes <= greatest; bytes *= 2) {
          bandwidths.add(bandwidth(team, bytes));
        }
        peaks.add(peak(team));
        barriers.add(barrier(team));
      }
    }
    return new MachineLimits(Machine.here(), bandwidths, peaks, barriers);
  }

  private void warmUp() {
    float[] array = filled((int) (SMALLEST / Float.BYTES));
    for (long started = System.nanoTime(); System.nanoTime() - started < WARMUP_NANOS; ) {
      read(array, 1);
      update(array, 1);
      sink = VectorLoops.multiplyAdd((int) KIB);
    }
  }

  private Bandwidth bandwidth(WorkerTeam team, long bytes) {
    int threads = team.threads();
    float[][] arrays = new float[threads][];
    // Each thread fills its own array, so that it lies in the memory next to it.
    team.run(threads, (task, worker) -> arrays[task] = filled((int) (bytes / Float.BYTES)));
    long times = Math.max(1, BYTES_PER_TASK / bytes);
    double[] seconds =
        rounds.medianSeconds(
            List.of(
                () -> team.run(threads, (task, worker) -> read(arrays[task], times)),
                () -> team.run(threads, (task, worker) -> update(arrays[task], times))));
    double moved = (double) bytes * times * threads;
    return new Bandwidth(threads, bytes, moved / seconds[0], 2 * moved / seconds[1]);
  }

  private static float[] filled(int length) {
    float[] array = new float[PanelLayout.LEAD + length];
    Arrays.fill(array, 1);
    return array;
  }

  private void read(float[] array, long times) {
    for (long time = 0; time < times; time++) {
      sink = VectorLoops.read(array);
    }
  }

  private static void update(float[] array, long times) {
    for (long time = 0; time < times; time++) {
      VectorLoops.update(array, 1f);
    }
  }

  private Peak peak(WorkerTeam team) {
    int tasks = team.threads();
    Runnable all = () -> team.run(tasks, (task, worker) -> sink = VectorLoops.multiplyAdd(TURNS));
    return new Peak(
        tasks, tasks * VectorLoops.flops(TURNS) / rounds.medianSeconds(List.of(all))[0]);
  }

  private Barrier barrier(WorkerTeam team) {
    int tasks = team.threads();
    Runnable empty = () -> team.run(tasks, (task, worker) -> {});
    return new Barrier(tasks, rounds.medianSeconds(List.of(empty))[0]);
  }
}
