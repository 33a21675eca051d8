package org.truezero.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Provenance;
import org.truezero.model.SettingsJson;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import org.truezero.train.Span;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares settings. */
@Command(
    name = "sweep",
    description = {
      "Trains with every combination of the values given and chooses the best by validation error"
          + " (with --target-sparsity, among those that come nearest to it).",
      "",
      "Takes the settings of train. A comma separates values to compare where one value is"
          + " expected (--learning-rate 0.1,0.01). Where a list per layer is expected"
          + " (--hidden, --unit, --sign-balance, --l1, --dropout, --class-weights) the option is"
          + " repeated instead (--l1 0 --l1 1e-5). The folder gets a file per cell, sweep.csv,"
          + " sweep.json and best.safetensors; the same command again goes on where it was"
          + " stopped. The table is the same for any --jobs and --threads."
    },
    customSynopsis =
        "truezero sweep --train=SRC (--valid=SRC | --valid-fraction=F) [OPTIONS] -o=DIR",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero sweep --train 'csv:people.csv?label=income' --valid-fraction 0.1 \\",
      "      --hidden 100 --hidden 200,200 --learning-rate 0.1,0.03,0.01 -o sweep --jobs 4",
      "  truezero sweep --train 'mnist:mnist?split=train&rows=0-50000' \\",
      "      --valid 'mnist:mnist?split=train&rows=50000-60000' --test 'mnist:mnist?split=test' \\",
      "      --sign-balance random --l1 1e-4 --l1 1e-5 --seed 1,2,3 -o mnist-sweep"
    })
final class SweepCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private DataOptions data = new DataOptions();
  @Mixin private StartOption startFrom = new StartOption();
  @Mixin private CommonOptions common;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      required = true,
      order = HelpGroups.OUTPUT,
      description = "Folder for the results; it is created if need be")
  private Path output;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      order = HelpGroups.OUTPUT + 1,
      description = "Cells trained at once, 1 or more; they share --threads, one each at least [1]")
  private int jobs = 1;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "SPAN",
      order = HelpGroups.OUTPUT + 2,
      description = "How often each cell writes its state: 2e (epochs) or 50000 (examples) [1e]")
  private String checkpointEvery = "1e";

  SweepCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Grid grid = Grid.of(spec.commandLine().getParseResult());
    List<SettingTexts> texts = grid.cells();
    Optional<StartWeights> start = startFrom.read();
    List<ExperimentPlan> plans = check(texts, start);
    DataOptions.Loaded loaded =
        data.load(grid.firstSeed(), start.map(StartWeights::schema), console);
    List<Architecture> architectures =
        plans.stream().map(plan -> plan.architecture(loaded.train().schema())).toList();
    new SweepFolder(output).prepare();
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open()) {
      Shared shared =
          new Shared(loaded, start, data.provenance(loaded, execution.kernels(), grid.firstSeed()));
      List<SweepRun.SweepCell> cells = new ArrayList<>();
      for (int i = 0; i < texts.size(); i++) {
        cells.add(cell(i, texts.get(i), grid.varied(), plans.get(i), architectures.get(i), shared));
      }
      console.log(texts.size() + " cells" + (texts.size() > 1 ? ": " + grid.text() : ""));
      warnAboutLists(grid);
      return run(cells, texts, grid, loaded.test(), stop, execution);
    }
  }

  private List<ExperimentPlan> check(List<SettingTexts> texts, Optional<StartWeights> start) {
    Problems problems = new Problems();
    common.check(problems);
    data.check(problems);
    problems.require(jobs >= 1, "--jobs: " + jobs + ", expected 1 or more");
    problems.require(data.validates(), "sweep needs --valid or --valid-fraction to choose by");
    Outputs.checkFolder(problems, "-o", output);
    problems.take("--checkpoint-every", () -> Span.parse(checkpointEvery), null);
    List<ExperimentPlan> plans =
        texts.stream().map(each -> ExperimentPlan.of(each, start, problems)).toList();
    problems.check();
    return plans;
  }

  /** A comma in a list per layer is easily meant as several values to compare. */
  private void warnAboutLists(Grid grid) {
    for (Setting setting : List.of(Setting.L1, Setting.TARGET_SPARSITY, Setting.DROPOUT)) {
      for (String text : grid.values().getOrDefault(setting, List.of())) {
        if (text.indexOf(',') >= 0) {
          console.log(
              setting.option()
                  + " "
                  + text
                  + " is one value per layer; to compare values, repeat "
                  + setting.option());
        }
      }
    }
  }

  /**
   * What is the same for all cells.
   *
   * @param start what they start from
   * @param provenance their data; rows were set aside with the first seed
   */
  private record Shared(
      DataOptions.Loaded loaded, Optional<StartWeights> start, Provenance provenance) {}

  private SweepRun.SweepCell cell(
      int position,
      SettingTexts texts,
      List<Setting> varied,
      ExperimentPlan plan,
      Architecture architecture,
      Shared shared) {
    DataOptions.Loaded loaded = shared.loaded;
    // The test data are for the best cell alone.
    DataOptions.Loaded withoutTest =
        new DataOptions.Loaded(loaded.train(), loaded.valid(), Optional.empty());
    TrainingTask task =
        new TrainingTask(
            architecture,
            plan.settings(),
            withoutTest,
            shared.provenance.withSeed(plan.settings().seed()),
            shared.start);
    JsonObject identity = new JsonObject();
    identity.add("network", SettingsJson.write(architecture));
    identity.add("settings", SettingsJson.write(plan.settings()));
    identity.add("train", fingerprint(task.provenance().train().fingerprint()));
    identity.add("valid", fingerprint(task.provenance().valid().orElseThrow().fingerprint()));
    identity.addProperty("kernels", shared.provenance.kernels());
    task.provenance()
        .start()
        .ifPresent(weights -> identity.addProperty("start", weights.fingerprint()));
    String label =
        varied.stream()
            .map(setting -> setting.word() + " " + texts.required(setting))
            .collect(Collectors.joining(", "));
    return new SweepRun.SweepCell(
        position + 1, label.isEmpty() ? architecture.sizes() : label, task, identity);
  }

  private static JsonPrimitive fingerprint(String text) {
    return new JsonPrimitive(text);
  }

  private int run(
      List<SweepRun.SweepCell> cells,
      List<SettingTexts> texts,
      Grid grid,
      Optional<Dataset> test,
      StopSignal stop,
      Execution execution)
      throws IOException {
    SweepFolder folder = new SweepFolder(output);
    SweepRun run = new SweepRun(console, common, folder, cells, Span.parse(checkpointEvery), stop);
    Optional<List<JsonObject>> results = run.run(Math.min(jobs, cells.size()));
    if (results.isEmpty()) {
      return stopped();
    }
    int best = SweepRun.best(results.get().toArray(new JsonObject[0]));
    if (best >= 0 && !folder.keeps(cells.get(best))) {
      results = run.again(best);
    }
    if (results.isEmpty()) {
      return stopped();
    }
    Optional<Evaluation> tested =
        best < 0 ? Optional.empty() : keepBest(folder, best, test, execution);
    SweepTable table =
        new SweepTable(
            texts,
            grid.varied(),
            results.get(),
            best,
            best < 0 ? JsonNull.INSTANCE : SweepTable.test(tested, cells.get(best).task()));
    Outputs.write(folder.csv(), table.csv());
    Outputs.write(folder.json(), Json.text(table.json()) + "\n");
    print(table, folder, tested);
    return best < 0 ? 1 : 0;
  }

  private int stopped() {
    console.error("stopped; the same command goes on from what is in " + output);
    return StopSignal.EXIT_CODE;
  }

  private Optional<Evaluation> keepBest(
      SweepFolder folder, int best, Optional<Dataset> test, Execution execution)
      throws IOException {
    Path model = folder.model(best + 1);
    if (Files.exists(model)) {
      Files.move(
          model,
          folder.best(),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    }
    if (test.isEmpty()) {
      return Optional.empty();
    }
    Model read = ModelFile.read(folder.best());
    return Optional.of(new Evaluator(execution).evaluate(read.network(), test.get()));
  }

  private void print(SweepTable table, SweepFolder folder, Optional<Evaluation> test) {
    if (common.json()) {
      console.result(Json.text(table.json()));
    } else {
      table.print(console);
      test.ifPresent(
          evaluation ->
              console.result(
                  "test error of the best "
                      + Format.percent(evaluation.errorRate())
                      + ", loss "
                      + Format.number(evaluation.loss())
                      + ", exact zeros "
                      + Format.percent(evaluation.sparsity().mean())));
    }
    if (table.best() < 0) {
      console.error(
          "truezero: every cell diverged; use smaller values for --learning-rate, or scale the"
              + " inputs");
    } else {
      console.log("best model in " + folder.best() + ", table in " + folder.csv());
    }
  }
}
