package org.truezero.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.paper.Experiments;
import org.truezero.experiments.paper.ImageSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

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
      "  truezero reproduce table1 --data-dir data --only mnist,norb",
      "  truezero reproduce all --data-dir data --out paper",
      "  truezero reproduce sentiment --data-dir data --scale paper --out sentiment"
    })
final class ReproduceCommand extends LabCommand {
  @Option(
      names = "--only",
      paramLabel = "SET",
      split = ",",
      order = HelpGroups.INPUT,
      description =
          "Images for table1, figure4 and smoothness: mnist, cifar10, nistp, norb [all of them]")
  private List<String> only;

  @Option(
      names = "--no-training",
      order = HelpGroups.TRAINING,
      description =
          "Report on what was trained before; what was not is left empty (not for experiments that"
              + " keep networks) [off]")
  private boolean noTraining;

  ReproduceCommand(Console console) {
    super(console);
  }

  @Override
  List<Experiment> catalogue(Problems problems) {
    if (only == null) {
      return Experiments.all();
    }
    Set<ImageSet> sets = EnumSet.noneOf(ImageSet.class);
    for (String each : only) {
      ImageSet set = problems.take("--only", () -> ImageSet.parse(each), null);
      if (set != null) {
        sets.add(set);
        requireUse("--only " + set.key(), Experiments.comparing(set), problems);
      }
    }
    return Experiments.all(sets);
  }

  @Override
  String ownOptions() {
    return only == null ? "" : " --only " + String.join(",", only);
  }

  @Override
  boolean training() {
    return !noTraining;
  }
}
