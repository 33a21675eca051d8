package org.truezero.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The commands that write models for other programs. */
@Command(
    name = "export",
    description = "Writes a model in a format of other programs.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  truezero export onnx mnist.safetensors -o mnist.onnx",
      "  truezero export onnx --help"
    })
final class ExportCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no format given, expected onnx");
  }
}
