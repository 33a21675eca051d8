package org.truezero.bench.kernels;

import com.google.gson.GsonBuilder;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures and prints the limits of the machine. */
@Command(
    name = "limits",
    description =
        "Measures what this machine can do at most, on one thread and on all of them: reading and"
            + " updating memory by the size of the working set, multiply-adds, and the cost of"
            + " waiting for all threads.",
    footer = {"", "Examples:", "  bench/limits", "  bench/limits --threads 1 --json"})
final class LimitsCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "Print one JSON document instead of tables")
  private boolean json;

  LimitsCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    MachineLimits limits = new LimitsMeasurement(common.quick()).measure(common.threads());
    if (json) {
      out.println(new GsonBuilder().setPrettyPrinting().create().toJson(limits));
    } else {
      LimitsText text = new LimitsText(limits);
      out.println(limits.machine().text());
      out.println();
      out.println(text.bandwidths().text());
      out.print(text.others().text());
    }
    return 0;
  }
}
