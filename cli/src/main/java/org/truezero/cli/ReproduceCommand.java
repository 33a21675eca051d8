package org.truezero.cli;

import java.util.List;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.paper.Experiments;
import picocli.CommandLine.Command;

/** Runs experiments of the paper. */
@Command(
    name = "reproduce",
    description = {
      "Runs an experiment of the paper and writes a page with its tables and pictures.",
      "",
      "Everything that was trained is remembered in the folder: the same command goes on where it"
          + " was stopped."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero reproduce figure4 --data-dir data --scale quick",
      "  truezero reproduce sentiment --data-dir data --scale paper --out sentiment"
    })
final class ReproduceCommand extends LabCommand {
  ReproduceCommand(Console console) {
    super(console);
  }

  @Override
  List<Experiment> catalogue(Problems problems) {
    return Experiments.all();
  }

  @Override
  String ownOptions() {
    return "";
  }
}
