package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.ForeignFolderException;
import org.truezero.experiments.lab.MissingDataException;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.lab.StoppedException;
import org.truezero.network.Execution;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Lists the experiments of a catalogue, runs one of them, or all with a page that leads to each.
 */
abstract class LabCommand implements Callable<Integer> {
  static final String ALL = "all";

  private final Console console;

  @Spec private CommandSpec spec;

  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one, or all; without a name they are listed")
  private String name;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      order = HelpGroups.INPUT,
      description =
          "Folder with the data sets, each under its own name; may be repeated [$TRUEZERO_DATA, else data]")
  private List<Path> folders;

  @Option(
      names = "--scale",
      paramLabel = "S",
      order = HelpGroups.TRAINING,
      description =
          "What to spend: smoke (seconds), quick (minutes), long (hours) or paper [quick]")
  private String scaleText = "quick";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      order = HelpGroups.OUTPUT,
      description = "Folder to write to; it is created if need be [truezero-NAME-SCALE]")
  private Path out;

  LabCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  /** Returns what there is to run, with the options of the command; notes what is wrong. */
  abstract List<Experiment> catalogue(Problems problems);

  /** Notes a problem if one experiment was asked for and it knows nothing of an option. */
  void requireUse(String option, Collection<String> experiments, Problems problems) {
    problems.require(
        name == null || name.equals(ALL) || experiments.contains(name),
        option + ": " + name + " has no use for it, but " + String.join(", ", experiments));
  }

  /**
   * Returns the options that belong to this command alone as they were typed, each after a space.
   */
  abstract String ownOptions();

  /** Returns whether to train what was not trained before. */
  abstract boolean training();

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    List<Experiment> catalogue = catalogue(problems);
    if (name == null) {
      problems.check();
      Table table = new Table();
      catalogue.forEach(each -> table.row(each.name() + "  " + each.summary()));
      table.print(console);
      return 0;
    }
    List<Experiment> chosen =
        catalogue.stream().filter(each -> name.equals(ALL) || name.equals(each.name())).toList();
    if (chosen.isEmpty()) {
      throw new UsageException(unknown(catalogue));
    }
    common.check(problems);
    Scale scale = problems.take("--scale", () -> Scale.parse(scaleText), Scale.QUICK);
    DataFolders data = new DataFolders(dataFolders(problems));
    Path folder = out == null ? Path.of("truezero-" + name + "-" + scale.text()) : out;
    Outputs.checkFolder(problems, "--out", folder);
    problems.check();
    return run(chosen, scale, data, folder);
  }

  private String unknown(List<Experiment> catalogue) {
    return spec.name()
        + " "
        + name
        + ": expected "
        + catalogue.stream().map(Experiment::name).collect(Collectors.joining(", "))
        + " or "
        + ALL;
  }

  /** A folder that somebody named has to be there. */
  private List<Path> dataFolders(Problems problems) {
    String told = System.getenv("TRUEZERO_DATA");
    boolean named = folders != null || told != null && !told.isBlank();
    List<Path> chosen = folders != null ? folders : List.of(Path.of(named ? told : "data"));
    for (Path folder : chosen) {
      problems.require(
          !named || Files.isDirectory(folder),
          (folders == null ? "TRUEZERO_DATA=" : "--data-dir ") + folder + ": found no such folder");
    }
    return chosen;
  }

  private int run(List<Experiment> chosen, Scale scale, DataFolders data, Path folder)
      throws IOException {
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open();
        LabLog log = new LabLog(console, stop)) {
      LabRun run =
          new LabRun(
              console,
              common.json(),
              execution,
              log,
              training(),
              data,
              scale,
              what -> command(what, scale));
      if (!name.equals(ALL)) {
        run.one(chosen.get(0), folder);
        return 0;
      }
      return run.all(chosen, folder, "TrueZero: " + spec.name() + " " + ALL) == 0 ? 0 : 1;
    } catch (StoppedException e) {
      console.error("stopped; the same command goes on from here");
      return StopSignal.EXIT_CODE;
    } catch (MissingDataException | ForeignFolderException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
  }

  private String command(String what, Scale scale) {
    return "truezero " + spec.name() + " " + what + " --scale " + scale.text() + ownOptions();
  }
}
