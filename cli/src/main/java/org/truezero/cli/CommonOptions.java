package org.truezero.cli;

import org.truezero.network.Execution;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The common options of commands that compute. */
final class CommonOptions {
  private final Console console;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = HelpGroups.COMMON,
      description = "Threads to work with, 1 or more; the result does not depend on it [all cores]")
  private int threads = Execution.availableCores();

  @Option(
      names = "--kernels",
      paramLabel = "SET",
      order = HelpGroups.COMMON,
      description =
          "Arithmetic kernels: auto, vector or scalar; results differ in the last bits [auto]")
  private String kernels = "auto";

  @Mixin private ShortOptions rest;

  CommonOptions(Console console) {
    this.console = console;
    rest = new ShortOptions(console);
  }

  int threads() {
    return threads;
  }

  boolean json() {
    return rest.json();
  }

  /** Checks the values. */
  void check(Problems problems) {
    problems.require(threads >= 1, "--threads: " + threads + ", expected 1 or more");
    problems.require(
        kernels.equals("auto") || kernels.equals("vector") || kernels.equals("scalar"),
        "--kernels: \"" + kernels + "\", expected auto, vector or scalar");
  }

  /** Starts the threads and says which kernels are in use and how to get faster ones. */
  Execution open() {
    Execution execution = open(threads);
    String hint = execution.hint();
    console.log(
        "kernels "
            + execution.kernels()
            + ", threads "
            + execution.threads()
            + (hint.isEmpty() ? "" : "; " + hint));
    return execution;
  }

  /** Starts a team of another size without a word. */
  Execution open(int team) {
    try {
      return Execution.open(team, kernels);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--kernels " + kernels + ": " + e.getMessage());
    }
  }
}
