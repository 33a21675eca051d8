package org.truezero.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.truezero.network.Execution;
import org.truezero.network.Forms;

/** Time of a whole step of training of 784-1000-1000-1000-10 at a forced fraction of zeros. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class StepBenchmark {
  /** Examples of the mini-batch. */
  @Param({"1", "10", "100"})
  public int batch;

  /** Fraction of the inputs and of the hidden outputs that are zero. */
  @Param({"0", "0.5", "0.8", "0.9", "0.95", "0.99"})
  public double zeros;

  /** Set of kernels. */
  @Param({"vector", "scalar"})
  public String kernels;

  /** Form of the loops. */
  @Param({"BY_DENSITY", "SPARSE", "DENSE"})
  public Forms forms;

  /** Threads of the team. */
  @Param({"1", "2"})
  public int threads;

  private Execution execution;
  private TrainingStep step;

  /** Starts the threads and forces the zeros. */
  @Setup
  public void start() {
    execution = Execution.open(threads, kernels, forms);
    step = new TrainingStep(new StepCase(execution.loops(), batch, zeros, zeros), execution);
  }

  /** Ends the threads. */
  @TearDown
  public void end() {
    execution.close();
  }

  /** One step: lists, forward pass, derivative by the scores, backward pass with new weights. */
  @Benchmark
  public void step() {
    step.run();
  }
}
