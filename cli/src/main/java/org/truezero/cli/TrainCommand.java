package org.truezero.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Version;
import org.truezero.network.Execution;
import org.truezero.train.Span;
import org.truezero.train.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a network. */
@Command(
    name = "train",
    description = {
      "Trains a network and saves it.",
      "",
      "With validation data the weights of the best epoch are kept, without them the last ones."
          + " Ctrl-C stops after the current batch, with a checkpoint to go on from."
    },
    customSynopsis = "truezero train --train=SRC [OPTIONS] -o=MODEL",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero train --train 'csv:people.csv?label=income' --valid-fraction 0.1 \\",
      "      --hidden 200 --epochs 30 --patience 5 -o income.safetensors",
      "  truezero train --train 'mnist:mnist?split=train&rows=0-50000' \\",
      "      --valid 'mnist:mnist?split=train&rows=50000-60000' --test 'mnist:mnist?split=test' \\",
      "      --sign-balance random --l1 1e-5 --report mnist.html -o mnist.safetensors",
      "  truezero train --train libsvm:a9a --hidden none --head logistic --learning-rate 0.01 \\",
      "      --checkpoint a9a.checkpoint --resume -o a9a.safetensors"
    })
final class TrainCommand implements Callable<Integer> {
  private static final Path UNNAMED_CHECKPOINT = Path.of("truezero.checkpoint");

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private StartOption startFrom = new StartOption();
  @Mixin private CommonOptions common;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      order = HelpGroups.OUTPUT,
      description = "Model file to write, safetensors [none]")
  private Path output;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 1,
      description = "Report to write, one HTML file that works offline [none]")
  private Path report;

  @Option(
      names = "--checkpoint",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 2,
      description =
          "Write the state of the training here regularly and on Ctrl-C"
              + " [only on Ctrl-C, to MODEL.checkpoint]")
  private Path checkpoint;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SPAN",
      order = HelpGroups.OUTPUT + 3,
      description = "How often: 2e is every two epochs, 50000 after so many examples [1e]")
  private String checkpointEvery;

  @Option(
      names = "--resume",
      order = HelpGroups.OUTPUT + 4,
      description =
          "Go on from the checkpoint, to the same bits as without an interruption; also with another"
              + " number of --epochs or --examples [off]")
  private boolean resume;

  @Option(
      names = "--resume-with-other-kernels",
      order = HelpGroups.OUTPUT + 5,
      description = "With --resume: go on although the last bits will differ [off]")
  private boolean otherKernels;

  TrainCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    SettingTexts texts = SettingTexts.single(spec.commandLine().getParseResult());
    Problems problems = new Problems();
    Optional<StartWeights> start = startFrom.read();
    ExperimentPlan plan = ExperimentPlan.of(texts, start, problems);
    TrainingTask.Checkpoints checkpoints = check(plan, problems);
    DataOptions.Loaded loaded =
        data.load(plan.settings().seed(), start.map(StartWeights::schema), console);
    // With the data known, everything is checked that depends on them, before any work.
    var architecture = plan.architecture(loaded.train().schema());
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open()) {
      TrainingTask task =
          new TrainingTask(
              architecture,
              plan.settings(),
              loaded,
              data.provenance(loaded, execution.kernels(), plan.settings().seed()),
              start);
      return run(task, checkpoints, stop, execution);
    }
  }

  private TrainingTask.Checkpoints check(ExperimentPlan plan, Problems problems) {
    common.check(problems);
    data.check(problems);
    Outputs.check(problems, "-o", output);
    Outputs.check(problems, "--report", report);
    Outputs.check(problems, "--checkpoint", checkpointFile());
    Outputs.Named model = new Outputs.Named("-o", output);
    Outputs.Named state = new Outputs.Named("--checkpoint", checkpointFile());
    Outputs.Named page = new Outputs.Named("--report", report);
    Outputs.checkApart(problems, List.of(model, state, page), data.files());
    // A model may take the place of the one that it started from.
    Outputs.checkApart(problems, List.of(state, page), startFrom.files());
    problems.require(
        plan.settings().earlyStopping().patience().isEmpty() || data.validates(),
        "--patience needs --valid or --valid-fraction");
    problems.require(
        checkpointEvery == null || checkpoint != null, "--checkpoint-every needs --checkpoint");
    problems.require(!otherKernels || resume, "--resume-with-other-kernels needs --resume");
    Path file = checkpointFile();
    problems.require(
        !resume || Files.exists(file),
        "--resume: there is no checkpoint " + file + " to go on from");
    Span every =
        checkpointEvery == null
            ? checkpoint == null ? Span.examples(Long.MAX_VALUE) : Span.epochs(1)
            : problems.take(
                "--checkpoint-every", () -> Span.parse(checkpointEvery), Span.epochs(1));
    problems.check();
    return new TrainingTask.Checkpoints(file, every, resume, otherKernels);
  }

  private Path checkpointFile() {
    if (checkpoint != null) {
      return checkpoint;
    }
    return output == null ? UNNAMED_CHECKPOINT : Path.of(output + ".checkpoint");
  }

  private int run(
      TrainingTask task, TrainingTask.Checkpoints checkpoints, StopSignal stop, Execution execution)
      throws IOException {
    console.log(Facts.line("network", Facts.of(task.architecture())));
    console.log(Facts.line("training", Facts.of(task.settings())));
    console.log(
        "data checksum "
            + task.provenance().train().fingerprint()
            + "; truezero "
            + Version.current()
            + ", Java "
            + task.provenance().java());
    long started = System.nanoTime();
    TrainingResult result;
    long total = task.settings().limit().inExamples(task.data().train().size());
    try (ProgressLine progress = console.progress("examples", total)) {
      EpochLog log = new EpochLog(console, progress, data.validates());
      result = task.run(execution, checkpoints, stop, log);
    }
    if (result.stopped() == TrainingResult.Stop.REQUESTED) {
      console.error(
          "stopped; "
              + checkpoints.file()
              + " has everything, go on with: "
              + resumeCommand(checkpoints));
      return StopSignal.EXIT_CODE;
    }
    save(task, result, execution);
    // Without --resume a file of that name is the checkpoint of another training.
    if (checkpoint == null && resume) {
      TrainingTask.discard(checkpoints.file());
    }
    print(task, result, (System.nanoTime() - started) * 1e-9);
    return 0;
  }

  private void save(TrainingTask task, TrainingResult result, Execution execution)
      throws IOException {
    Model model = task.model(result);
    if (output != null) {
      ModelFile.write(output, model);
      console.log("model written to " + output);
    }
    if (report != null) {
      String title = output == null ? "Training" : output.getFileName().toString();
      ReportWriter.write(report, title, model, result, task.data(), execution);
      console.log("report written to " + report);
    }
  }

  private String resumeCommand(TrainingTask.Checkpoints checkpoints) {
    List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
    StringBuilder command = new StringBuilder(ShellText.program());
    for (String argument : arguments) {
      command.append(' ').append(ShellText.quoted(argument));
    }
    if (checkpoint == null) {
      command.append(" --checkpoint ").append(ShellText.quoted(checkpoints.file().toString()));
    }
    return command.append(resume ? "" : " --resume").toString();
  }

  private void printBelow(Table table) {
    console.result("");
    table.print(console);
  }

  private void print(TrainingTask task, TrainingResult result, double seconds) {
    TrainingSummary summary = new TrainingSummary(task, result);
    if (!common.json()) {
      summary.table().print(console);
      summary.targets().ifPresent(this::printBelow);
      console.log("done in " + ProgressLine.duration(seconds));
      return;
    }
    JsonObject document = new JsonObject();
    document.add("model", output == null ? JsonNull.INSTANCE : Json.text(output));
    document.add("report", report == null ? JsonNull.INSTANCE : Json.text(report));
    document.addProperty("seconds", seconds);
    summary.addTo(document);
    console.result(Json.text(document));
  }
}
