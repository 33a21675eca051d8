package org.truezero.bench.kernels;

import org.truezero.network.Execution;
import picocli.CommandLine.Option;

/** The options that both commands have. */
final class CommonOptions {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help")
  private boolean help;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to measure besides one, 1 or more [all cores]")
  private int threads = Execution.availableCores();

  @Option(
      names = "--quick",
      description =
          "Few sizes and short rounds: shows in seconds that it works, not how fast it is")
  private boolean quick;

  /** Returns the number of threads. */
  int threads() {
    if (threads < 1) {
      throw new IllegalArgumentException("--threads: " + threads + ", expected 1 or more");
    }
    return threads;
  }

  boolean quick() {
    return quick;
  }
}
