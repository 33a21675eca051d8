package org.truezero.bench.kernels;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.truezero.math.RandomStream;
import org.truezero.network.Active;
import org.truezero.network.Unit;

/** Time per unit of turning the pre-activations of one example into a list of active outputs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class UnitBenchmark {
  private static final int UNITS = 1000;

  /** One of each kind. */
  @Param({
    "rectifier",
    "thresholded:0.5",
    "leaky:0.01",
    "prelu",
    "softplus",
    "sigmoid",
    "tanh",
    "linear",
    "absolute",
    "paired",
    "maxout:2"
  })
  public String unit;

  private Unit parsed;
  private float[] z;
  private float[] learned;
  private Active active;

  /** Draws pre-activations from the standard normal distribution. */
  @Setup
  public void draw() {
    parsed = Unit.parse(unit);
    z = new float[UNITS * parsed.pieces()];
    RandomStream stream = new RandomStream(1, "pre-activations");
    for (int at = 0; at < z.length; at++) {
      z[at] = (float) stream.gaussian(0, 0, at);
    }
    learned = new float[UNITS * parsed.learned()];
    Arrays.fill(learned, parsed.initialLearned());
    active = new Active(UNITS * parsed.outputs());
  }

  /** All units of a layer for one example. */
  @Benchmark
  @OperationsPerInvocation(UNITS)
  public int activate() {
    return parsed.activate(z, 0, UNITS, UNITS, 0, learned, active, 0);
  }
}
