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
import org.openjdk.jmh.annotations.Warmup;
import org.truezero.math.kernels.KernelChoice;
import org.truezero.math.kernels.Kernels;

/**
 * Time of one pass over all weights of a layer, on one thread, one mini-batch long. Three layers
 * take turns.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class PassBenchmark {
  /** Inputs and units. */
  @Param({"784x1000", "1000x1000", "5000x1000", "3072x1000", "20000x1000"})
  public String layer;

  /** Examples of the mini-batch. */
  @Param({"1", "10", "100"})
  public int batch;

  /** Fraction of the inputs that are zero. */
  @Param({"0", "0.5", "0.8", "0.9", "0.95", "0.99"})
  public double zeros;

  /** Set of kernels. */
  @Param({"vector", "scalar"})
  public String kernels;

  /** Form of the kernels; all there are. */
  @Param public Form form;

  private LayerCase layerCase;
  private Kernels loops;

  /** Draws weights and mini-batch. */
  @Setup
  public void draw() {
    layerCase = new LayerCase(LayerRotation.parse(layer), batch, zeros);
    loops = KernelChoice.named(kernels);
  }

  /** Pre-activations. */
  @Benchmark
  public float[] forward() {
    Pass.FORWARD.run(form, loops, layerCase);
    return layerCase.z;
  }

  /** Derivatives by the inputs and by the weights. */
  @Benchmark
  public float[] deltasAndGradient() {
    Pass.DELTAS_AND_GRADIENT.run(form, loops, layerCase);
    return layerCase.derivative;
  }

  /** New weights alone, as the first layer takes them. */
  @Benchmark
  public void update() {
    Pass.UPDATE.run(form, loops, layerCase);
  }

  /** Derivatives by the inputs and new weights in one. */
  @Benchmark
  public float[] deltasAndUpdate() {
    Pass.DELTAS_AND_UPDATE.run(form, loops, layerCase);
    return layerCase.derivative;
  }
}
