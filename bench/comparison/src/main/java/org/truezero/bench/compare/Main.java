package org.truezero.bench.compare;

import picocli.CommandLine;

/** Runs the comparison and exits with its code: 0 done, 1 failed, 2 wrong usage. */
final class Main {
  private Main() {}

  public static void main(String[] args) {
    CommandLine command = new CommandLine(new CompareCommand());
    command.setExecutionExceptionHandler(
        (e, line, parsed) -> {
          line.getErr().println("bench/compare: " + e.getMessage());
          return e instanceof IllegalArgumentException ? 2 : 1;
        });
    System.exit(command.execute(args));
  }
}
