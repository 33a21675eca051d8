package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Provenance;
import org.truezero.network.Execution;
import org.truezero.train.Span;
import org.truezero.train.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows everything once, without anything to download. */
@Command(
    name = "quickstart",
    description =
        "Makes pictures of distorted characters, trains three layers of rectifiers on them, and writes"
            + " the model and a report with pictures. Takes about a minute on two cores.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero quickstart",
      "  truezero quickstart --out /tmp/first-look --seed 7"
    })
final class QuickstartCommand implements Callable<Integer> {
  private static final String TRAIN = "nistp:?count=30000&seed=1&complexity=0.3";
  private static final String VALID = "nistp:?count=2000&seed=1&from=30000&complexity=0.3";
  private static final String TEST = "nistp:?count=4000&seed=1&from=32000&complexity=0.3";

  private static final Map<Setting, String> SETTINGS =
      Map.of(
          Setting.HIDDEN, "500,500,500",
          Setting.SIGN_BALANCE, "random",
          Setting.L1, "5e-5",
          Setting.LEARNING_RATE, "0.1",
          Setting.SCHEDULE, "exponential:3e",
          Setting.EPOCHS, "10");

  private final Console console;

  @Mixin private CommonOptions common;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      order = HelpGroups.OUTPUT,
      description = "Folder to write to; it is created if need be [truezero-quickstart]")
  private Path folder = Path.of("truezero-quickstart");

  @Option(
      names = "--seed",
      paramLabel = "S",
      order = HelpGroups.COMMON,
      description = "Whole number that the random numbers of the training follow from [1]")
  private long seed = 1;

  QuickstartCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    common.check(problems);
    Outputs.checkFolder(problems, "--out", folder);
    problems.check();
    Files.createDirectories(folder);
    Outputs.check(problems, "--out", folder.resolve("report.html"));
    problems.check();
    long started = System.nanoTime();
    console.log("making characters");
    Dataset train = DataSource.open(TRAIN);
    train.remarks().forEach(console::log);
    DataOptions.Loaded data =
        new DataOptions.Loaded(
            train,
            Optional.of(DataSource.open(VALID, train.schema())),
            Optional.of(DataSource.open(TEST, train.schema())));
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open()) {
      return run(data, execution, stop, started);
    }
  }

  private int run(DataOptions.Loaded data, Execution execution, StopSignal stop, long started)
      throws IOException {
    SettingTexts texts = new SettingTexts(SETTINGS).with(Setting.SEED, Long.toString(seed));
    ExperimentPlan plan = ExperimentPlan.of(texts);
    Provenance provenance =
        Provenance.of(
            execution.kernels(),
            seed,
            new Provenance.Source(TRAIN, data.train().fingerprint()),
            data.valid().map(rows -> new Provenance.Source(VALID, rows.fingerprint())));
    TrainingTask task =
        new TrainingTask(
            plan.architecture(data.train().schema()),
            plan.settings(),
            data,
            provenance,
            Optional.empty());
    console.log(Facts.line("network", Facts.of(task.architecture())));
    console.log(Facts.line("training", Facts.of(task.settings())));
    var checkpoints =
        new TrainingTask.Checkpoints(
            folder.resolve("checkpoint"), Span.epochs(Integer.MAX_VALUE), false, false);
    TrainingResult result;
    long total = plan.settings().limit().inExamples(data.train().size());
    try (ProgressLine progress = console.progress("examples", total)) {
      result = task.run(execution, checkpoints, stop, new EpochLog(console, progress, true));
    }
    if (result.stopped() == TrainingResult.Stop.REQUESTED) {
      TrainingTask.discard(checkpoints.file());
      console.error("stopped; nothing was written, run quickstart again");
      return StopSignal.EXIT_CODE;
    }
    finish(task, result, execution, (System.nanoTime() - started) * 1e-9);
    return 0;
  }

  private void finish(TrainingTask task, TrainingResult result, Execution execution, double seconds)
      throws IOException {
    Path modelFile = folder.resolve("characters.safetensors");
    Path report = folder.resolve("report.html");
    Model model = task.model(result);
    ModelFile.write(modelFile, model);
    ReportWriter.write(
        report, "Quickstart: distorted characters", model, result, task.data(), execution);
    TrainingSummary summary = new TrainingSummary(task, result);
    if (common.json()) {
      JsonObject document = new JsonObject();
      document.add("model", Json.text(modelFile));
      document.add("report", Json.text(report));
      document.addProperty("seconds", seconds);
      summary.addTo(document);
      console.result(Json.text(document));
      return;
    }
    summary.table().print(console);
    String program = "  " + ShellText.program();
    String quoted = ShellText.quoted(modelFile.toString());
    console.result("");
    console.result("Model   " + modelFile);
    console.result("Report  " + report + "  (open it in a browser)");
    console.result("");
    console.result("Next, try");
    console.result(program + " evaluate " + quoted + " --data '" + TEST + "'");
    console.result(program + " predict " + quoted + " --data '" + TEST + "&rows=0-5'");
    console.result(program + " inspect " + quoted + " --data '" + TEST + "'");
    console.log("done in " + ProgressLine.duration(seconds));
  }
}
