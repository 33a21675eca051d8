package org.truezero.bench.kernels;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.TypedCharacters;
import org.truezero.experiments.nistp.Mode;
import org.truezero.experiments.nistp.NistpCharacters;
import org.truezero.experiments.nistp.NistpSettings;

/** Examples of NISTP per second on one core. */
@State(Scope.Thread)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class GeneratorBenchmark {
  /** Which transformations. */
  @Param({"CODE", "PAPER", "P07"})
  public Mode mode;

  /** How far they go at most; 0 is the cost of a clean character. */
  @Param({"0", "0.3", "0.7"})
  public double complexity;

  private NistpCharacters characters;
  private long next;

  /** Reads the fonts. */
  @Setup
  public void start() {
    characters =
        new NistpCharacters(
            new NistpSettings(Long.MAX_VALUE, 1, 0, CharacterClasses.ALL, mode, complexity),
            new TypedCharacters());
  }

  /** One example after the other. */
  @Benchmark
  public byte[] example() {
    return characters.picture(next++);
  }
}
