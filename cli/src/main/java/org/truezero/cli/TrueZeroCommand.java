package org.truezero.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
    name = "truezero",
    description = "Trains, studies and uses deep sparse rectifier networks.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  truezero quickstart",
      "  truezero train --train 'csv:people.csv?label=income' --valid-fraction 0.1 -o income.safetensors",
      "  truezero train --help"
    })
final class TrueZeroCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
