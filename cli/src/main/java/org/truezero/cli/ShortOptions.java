package org.truezero.cli;

import picocli.CommandLine.Option;

/** The options that every command has. */
final class ShortOptions {
  private final Console console;

  @Option(
      names = "--json",
      order = HelpGroups.COMMON,
      description = "Print the result as one JSON document and nothing else [off]")
  private boolean json;

  ShortOptions(Console console) {
    this.console = console;
  }

  @Option(
      names = "--quiet",
      order = HelpGroups.COMMON,
      description = "No progress and no log lines on standard error, only errors [off]")
  private void setQuiet(boolean quiet) {
    console.setQuiet(quiet);
  }

  @Option(
      names = "--debug",
      order = HelpGroups.COMMON,
      description = "Print a stack trace when something fails [off]")
  private void setDebug(boolean debug) {
    console.setDebug(debug);
  }

  boolean json() {
    return json;
  }
}
