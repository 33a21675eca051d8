package org.truezero.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.truezero.math.RandomStream;
import org.truezero.math.kernels.Elementary;

/** Time per number of the exponential functions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ElementaryBenchmark {
  private static final int COUNT = 1000;

  private final float[] x = new float[COUNT];
  private final float[] y = new float[COUNT];

  /** Draws arguments from a normal distribution of deviation 3. */
  @Setup
  public void draw() {
    RandomStream stream = new RandomStream(1, "arguments");
    for (int at = 0; at < COUNT; at++) {
      x[at] = (float) (3 * stream.gaussian(0, 0, at));
    }
  }

  /** The exponential function. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] exp() {
    for (int at = 0; at < COUNT; at++) {
      y[at] = Elementary.exp(x[at]);
    }
    return y;
  }

  /** The logistic sigmoid. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] logistic() {
    for (int at = 0; at < COUNT; at++) {
      y[at] = Elementary.logistic(x[at]);
    }
    return y;
  }

  /** The hyperbolic tangent. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] tanh() {
    for (int at = 0; at < COUNT; at++) {
      y[at] = Elementary.tanh(x[at]);
    }
    return y;
  }

  /** The softplus. */
  @Benchmark
  @OperationsPerInvocation(COUNT)
  public float[] softplus() {
    for (int at = 0; at < COUNT; at++) {
      y[at] = Elementary.softplus(x[at]);
    }
    return y;
  }
}
