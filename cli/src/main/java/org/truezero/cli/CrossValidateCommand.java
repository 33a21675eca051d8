package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.Folds;
import org.truezero.data.Split;
import org.truezero.experiments.lab.Spread;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Evaluation;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains once for each fold of the data. */
@Command(
    name = "cross-validate",
    description = {
      "Trains on all parts of the data but one, evaluates on that one, part after part.",
      "",
      "Vocabularies and scales are learned from the training rows of each fold alone; the"
          + " weights evaluated are the last ones, so that nothing is chosen on the part that is"
          + " evaluated."
    },
    customSynopsis = "truezero cross-validate --data=SRC [OPTIONS]",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero cross-validate --data 'reviews:reviews.jsonl?label=stars&classes=1-5' \\",
      "      --hidden none --head expected --learning-rate 0.01 --epochs 10"
    })
final class CrossValidateCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private StartOption startFrom = new StartOption();
  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Option(
      names = "--data",
      paramLabel = "SRC",
      required = true,
      order = HelpGroups.INPUT,
      description = "Labelled data, kind:path[?key=value&…]; see: truezero data list")
  private String source;

  @Option(
      names = "--folds",
      paramLabel = "K",
      order = HelpGroups.INPUT + 1,
      description = "Parts, 2 or more, drawn with --seed, each class in proportion [10]")
  private int folds = 10;

  @Option(
      names = "--first",
      paramLabel = "N",
      order = HelpGroups.INPUT + 2,
      description = "Only the first N folds, to try settings [all]")
  private Integer first;

  CrossValidateCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    SettingTexts texts = SettingTexts.single(spec.commandLine().getParseResult());
    Problems problems = new Problems();
    Optional<StartWeights> start = startFrom.read();
    ExperimentPlan plan = ExperimentPlan.of(texts, start, problems);
    common.check(problems);
    problems.require(folds >= 2, "--folds: " + folds + ", expected 2 or more");
    problems.require(
        first == null || first >= 1 && first <= folds,
        "--first: " + first + ", expected 1 to " + folds);
    problems.require(
        plan.settings().earlyStopping().patience().isEmpty(),
        "--patience: nothing may be chosen on the part that is evaluated");
    problems.check();
    Folds parts = open(plan.settings().seed(), start);
    int count = first == null ? folds : first;
    List<Evaluation> evaluations = new ArrayList<>();
    try (StopSignal stop = StopSignal.install();
        Execution execution = common.open()) {
      for (int fold = 0; fold < count; fold++) {
        Split split = parts.split(fold);
        if (fold == 0) {
          describe(split);
        }
        Optional<Evaluation> evaluation = evaluate(split, plan, start, stop, execution);
        if (evaluation.isEmpty()) {
          console.error("stopped after " + fold + " of " + count + " folds");
          return StopSignal.EXIT_CODE;
        }
        evaluations.add(evaluation.get());
        console.log(line(fold, evaluation.get()));
      }
    }
    print(evaluations);
    return 0;
  }

  private Folds open(long seed, Optional<StartWeights> start) throws IOException {
    try {
      return DataSource.openFolds(source, folds, seed, start.map(StartWeights::schema));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--folds: " + e.getMessage());
    }
  }

  private void describe(Split split) {
    Dataset some = split.train();
    leftOut.remark(source, some, console);
    Labels.require(source, some);
    console.log(
        "data "
            + Format.count(some.size() + split.valid().size())
            + ", "
            + some.schema().features()
            + " features, "
            + folds
            + " folds");
  }

  /** Returns what the network of a fold does on the rows left out; empty if asked to stop. */
  private Optional<Evaluation> evaluate(
      Split split,
      ExperimentPlan plan,
      Optional<StartWeights> start,
      StopSignal stop,
      Execution execution) {
    long seed = plan.settings().seed();
    Architecture architecture = plan.architecture(split.train().schema());
    start.ifPresent(from -> from.requireFitting(architecture));
    Network network =
        start
            .map(from -> from.network(architecture, split.train().schema().target(), seed))
            .orElseGet(() -> Network.random(architecture, seed));
    long total = plan.settings().limit().inExamples(split.train().size());
    try (ProgressLine progress = console.progress("examples", total)) {
      TrainingResult result =
          new Trainer(execution)
              .train(
                  network,
                  plan.settings(),
                  split.train(),
                  Optional.empty(),
                  Optional.of(split.valid()),
                  new FoldListener(progress, stop));
      return result.stopped() == TrainingResult.Stop.REQUESTED ? Optional.empty() : result.test();
    }
  }

  private static String line(int fold, Evaluation evaluation) {
    StringBuilder line = new StringBuilder();
    line.append(String.format(Locale.ROOT, "fold %2d  error ", fold + 1));
    line.append(Format.percent(evaluation.errorRate()));
    line.append("  loss ").append(Format.number(evaluation.loss()));
    evaluation.rmse().ifPresent(rmse -> line.append("  RMSE ").append(Format.number(rmse)));
    line.append("  zeros ").append(Format.percent(evaluation.sparsity().mean()));
    return line.toString();
  }

  private static Spread spread(List<Evaluation> evaluations, ToDoubleFunction<Evaluation> number) {
    return Spread.of(evaluations.stream().mapToDouble(number).toArray());
  }

  private void print(List<Evaluation> evaluations) {
    Spread error = spread(evaluations, Evaluation::errorRate);
    Spread loss = spread(evaluations, Evaluation::loss);
    Spread rmse = spread(evaluations, each -> each.rmse().orElse(Double.NaN));
    Spread auc = spread(evaluations, each -> each.auc().orElse(Double.NaN));
    Spread zeros = spread(evaluations, each -> each.sparsity().mean());
    if (common.json()) {
      JsonObject document = new JsonObject();
      document.addProperty("folds", folds);
      document.addProperty("evaluated", evaluations.size());
      add(document, "errorRate", error);
      add(document, "loss", loss);
      add(document, "rmse", rmse);
      add(document, "auc", auc);
      add(document, "zeros", zeros);
      JsonArray each = new JsonArray();
      for (Evaluation evaluation : evaluations) {
        JsonObject one = new JsonObject();
        one.add("errorRate", Json.number(evaluation.errorRate()));
        one.add("loss", Json.number(evaluation.loss()));
        one.add("rmse", Json.number(evaluation.rmse().orElse(Double.NaN)));
        one.add("auc", Json.number(evaluation.auc().orElse(Double.NaN)));
        one.addProperty("zeros", evaluation.sparsity().mean());
        each.add(one);
      }
      document.add("each", each);
      console.result(Json.text(document));
      return;
    }
    String of = evaluations.size() < folds ? " of " + folds : "";
    Table table = new Table().row(evaluations.size() + of + " folds", "mean", "deviation");
    table.row("error", Format.percent(error.mean()), Format.percent(error.deviation()));
    table.row("loss", Format.number(loss.mean()), Format.number(loss.deviation()));
    if (!Double.isNaN(rmse.mean())) {
      table.row("RMSE", Format.number(rmse.mean()), Format.number(rmse.deviation()));
    }
    if (!Double.isNaN(auc.mean())) {
      table.row("AUC", Format.number(auc.mean()), Format.number(auc.deviation()));
    }
    table.row("exact zeros", Format.percent(zeros.mean()), Format.percent(zeros.deviation()));
    table.print(console);
  }

  private static void add(JsonObject document, String name, Spread spread) {
    JsonObject object = new JsonObject();
    object.add("mean", Json.number(spread.mean()));
    object.add("deviation", Json.number(spread.deviation()));
    document.add(name, object);
  }
}
