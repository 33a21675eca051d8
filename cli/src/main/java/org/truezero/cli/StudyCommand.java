package org.truezero.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.study.Studies;
import org.truezero.experiments.study.StudySettings;
import org.truezero.network.FiringRate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs studies. */
@Command(
    name = "study",
    description = {
      "Shows statements of the sources happen, on your data, and says with numbers whether they"
          + " held. Writes a page with pictures, and the numbers as CSV.",
      "",
      "Without --data it takes MNIST from --data-dir, or generated digits where there is none."
          + " Everything that was trained is remembered in the folder: the same command goes on"
          + " where it was stopped."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero study neuron --data-dir data",
      "  truezero study units --neuron t_ref=0.004,tau=0.03",
      "  truezero study all --data 'csv:people.csv?label=income' --scale smoke --out studies"
    })
final class StudyCommand extends LabCommand {
  /** Studies of data; the others make their own. */
  private static final List<String> ON_DATA =
      List.of(
          "neuron",
          "units",
          "rescaling",
          "paths",
          "gradient-flow",
          "dead-units",
          "sparsity",
          "disentangling",
          "separability",
          "convergence",
          "biology");

  @Option(
      names = "--data",
      paramLabel = "SRC",
      order = HelpGroups.INPUT,
      description = "Labelled examples with classes to use in place of MNIST [none]")
  private String source;

  @Option(
      names = "--neuron",
      paramLabel = "KEY=V[,…]",
      order = HelpGroups.NETWORK,
      description =
          "Leaky integrate-and-fire neuron of units: t_ref, tau, R, E, V_r and V_th, in seconds,"
              + " ohms and volts [t_ref=0.002,tau=0.02,R=1e7,E=-0.07,V_r=-0.07,V_th=-0.05]")
  private String neuron;

  @Option(
      names = "--training-error",
      paramLabel = "E",
      order = HelpGroups.TRAINING,
      description =
          "Error on the training data that the units of convergence race to, above 0 and below 1"
              + " [the lowest that both rectifiers and tanh reach]")
  private Double trainingError;

  StudyCommand(Console console) {
    super(console);
  }

  @Override
  List<Experiment> catalogue(Problems problems) {
    if (source != null) {
      requireUse("--data", ON_DATA, problems);
    }
    if (neuron != null) {
      requireUse("--neuron", List.of("units"), problems);
    }
    if (trainingError != null) {
      requireUse("--training-error", List.of("convergence"), problems);
    }
    FiringRate rate =
        neuron == null
            ? FiringRate.cortical()
            : problems.take("--neuron", () -> FiringRate.parse(neuron), FiringRate.cortical());
    StudySettings settings =
        problems.take(
            "--training-error",
            () -> new StudySettings(Optional.ofNullable(source), rate, error()),
            StudySettings.usual());
    return Studies.all(settings);
  }

  private OptionalDouble error() {
    return trainingError == null ? OptionalDouble.empty() : OptionalDouble.of(trainingError);
  }

  @Override
  String ownOptions() {
    return (source == null ? "" : " --data " + ShellText.quoted(source))
        + (neuron == null ? "" : " --neuron " + ShellText.quoted(neuron))
        + (trainingError == null ? "" : " --training-error " + trainingError);
  }

  /** A study looks at networks, which have to be there. */
  @Override
  boolean training() {
    return true;
  }
}
