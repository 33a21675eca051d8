package org.truezero.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands about data sources. */
@Command(
    name = "data",
    description = "Lists, describes, converts and fetches data.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  truezero data list",
      "  truezero data describe 'csv:people.csv?label=income'",
      "  truezero data fetch mnist --to mnist"
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "no command given, expected list, describe, convert or fetch");
  }
}
