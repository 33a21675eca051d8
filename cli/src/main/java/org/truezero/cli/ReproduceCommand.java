package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsWriter;
import org.truezero.experiments.lab.ForeignFolderException;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.MissingDataException;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.lab.StoppedException;
import org.truezero.experiments.paper.Experiments;
import org.truezero.network.Execution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs an experiment of the paper. */
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
final class ReproduceCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "Which one; without a name they are listed")
  private String name;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      order = HelpGroups.INPUT,
      description =
          "Folder with the data sets, each under its own name; may be repeated [$TRUEZERO_DATA]")
  private List<Path> folders;

  @Option(
      names = "--scale",
      paramLabel = "S",
      order = HelpGroups.TRAINING,
      description = "What to spend: smoke (minutes), quick (under half an hour) or paper [quick]")
  private String scaleText = "quick";

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      order = HelpGroups.OUTPUT,
      description = "Folder to write to; it is created if need be [truezero-NAME-SCALE]")
  private Path out;

  ReproduceCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    if (name == null) {
      Table table = new Table();
      Experiments.all().forEach(each -> table.row(each.name() + "  " + each.summary()));
      table.print(console);
      return 0;
    }
    Experiment experiment =
        Experiments.find(name).orElseThrow(() -> new UsageException(unknown(name)));
    Problems problems = new Problems();
    common.check(problems);
    Scale scale = scale(problems);
    DataFolders data = new DataFolders(dataFolders());
    for (Path folder : data.folders()) {
      problems.require(
          Files.isDirectory(folder), "--data-dir " + folder + ": found no such folder");
    }
    Path folder = out == null ? Path.of("truezero-" + name + "-" + scaleText) : out;
    problems.require(
        !Files.exists(folder) || Files.isDirectory(folder),
        "--out " + folder + ": is a file, expected a folder");
    problems.check();
    return run(experiment, scale, data, folder);
  }

  private static String unknown(String name) {
    return "reproduce "
        + name
        + ": expected "
        + Experiments.all().stream().map(Experiment::name).collect(Collectors.joining(", "));
  }

  private Scale scale(Problems problems) {
    try {
      return Scale.parse(scaleText);
    } catch (IllegalArgumentException e) {
      problems.require(false, "--scale: " + e.getMessage());
      return null;
    }
  }

  private List<Path> dataFolders() {
    if (folders != null) {
      return folders;
    }
    String told = System.getenv("TRUEZERO_DATA");
    return List.of(Path.of(told == null || told.isBlank() ? "data" : told));
  }

  private int run(Experiment experiment, Scale scale, DataFolders data, Path folder)
      throws IOException {
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open();
        LabLog log = new LabLog(console, stop)) {
      Lab lab = new Lab(folder, experiment.name(), scale, execution, log);
      Findings findings = experiment.run(lab, data, scale);
      String command = "truezero reproduce " + experiment.name() + " --scale " + scale.text();
      List<Path> files = new FindingsWriter(findings, experiment.name(), command).write(folder);
      print(findings, files);
      return 0;
    } catch (StoppedException e) {
      console.error("stopped; the same command goes on from here");
      return StopSignal.EXIT_CODE;
    } catch (MissingDataException | ForeignFolderException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
  }

  private void print(Findings findings, List<Path> files) {
    if (common.json()) {
      console.result(Json.text(json(findings, files)));
      return;
    }
    for (Findings.Table found : findings.tables()) {
      console.result(found.caption());
      Table table = new Table().row(found.columns().toArray());
      found.rows().forEach(row -> table.row(row.toArray()));
      table.print(console);
      console.result("");
    }
    console.log("written: " + files.get(0));
  }

  private static JsonObject json(Findings findings, List<Path> files) {
    JsonObject document = new JsonObject();
    document.addProperty("title", findings.title());
    document.add("paragraphs", array(findings.paragraphs()));
    JsonObject tables = new JsonObject();
    for (Findings.Table table : findings.tables()) {
      JsonArray rows = new JsonArray();
      for (List<String> cells : table.rows()) {
        JsonObject row = new JsonObject();
        for (int i = 0; i < cells.size(); i++) {
          row.addProperty(table.columns().get(i), cells.get(i));
        }
        rows.add(row);
      }
      tables.add(table.name(), rows);
    }
    document.add("tables", tables);
    document.add("files", array(files.stream().map(Path::toString).toList()));
    return document;
  }

  private static JsonArray array(List<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
