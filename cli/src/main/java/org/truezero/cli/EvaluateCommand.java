package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.truezero.cli.report.ClassScores;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Precision;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.sparsity.MultiplyAdds;
import org.truezero.train.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures a model on labelled data. */
@Command(
    name = "evaluate",
    description =
        "Measures a model on labelled data, with dropout off and without penalties: error, loss,"
            + " confusion, precision, recall, F1, AUC, RMSE and exact zeros, whatever applies.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero evaluate income.safetensors --data 'csv:new-people.csv?label=income'",
      "  truezero evaluate mnist.safetensors --data 'mnist:mnist?split=test' --json"
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final int MOST_CONFUSION_COLUMNS = 16;
  private static final int MOST_CLASS_ROWS = 100;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Parameters(paramLabel = "MODEL", description = "Model file to measure")
  private Path modelFile;

  @Option(
      names = "--data",
      paramLabel = "SRC",
      required = true,
      order = HelpGroups.INPUT,
      description = "Labelled data, kind:path[?key=value&…]; see: truezero data list")
  private String source;

  @Mixin private WeightsOption weights = new WeightsOption();

  EvaluateCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  /** What was measured, and how fast on what. */
  private record Measured(
      Model model,
      Evaluation evaluation,
      MultiplyAdds work,
      double seconds,
      int threads,
      String kernels,
      Precision weights) {
    double examplesPerSecond() {
      return evaluation.examples() / Math.max(1e-9, seconds);
    }
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    common.check(problems);
    weights.check(problems);
    problems.check();
    Model model = ModelFile.read(modelFile);
    Dataset data = DataSource.open(source, model.schema());
    leftOut.remark(source, data, console);
    Labels.require(source, data);
    Measured measured = measure(model, data);
    if (common.json()) {
      console.result(Json.text(json(measured)));
    } else {
      print(measured);
    }
    return 0;
  }

  private Measured measure(Model model, Dataset data) {
    try (Execution execution = common.open()) {
      Supplier<Evaluation> prepared = weights.evaluation(model.network(), data, execution);
      long started = System.nanoTime();
      Evaluation evaluation = prepared.get();
      double seconds = (System.nanoTime() - started) * 1e-9;
      return new Measured(
          model,
          evaluation,
          MultiplyAdds.of(model.network(), evaluation.sparsity(), data),
          seconds,
          execution.threads(),
          execution.kernels(),
          weights.precision());
    }
  }

  private static JsonObject json(Measured measured) {
    Evaluation evaluation = measured.evaluation;
    Head head = measured.model.network().head();
    JsonObject document = Json.evaluation(evaluation, head);
    document.addProperty("multiplyAdds", measured.work.skipping());
    document.addProperty("denseMultiplyAdds", measured.work.dense());
    document.addProperty("examplesPerSecond", measured.examplesPerSecond());
    document.addProperty("threads", measured.threads);
    document.addProperty("kernels", measured.kernels);
    document.addProperty("weights", measured.weights.text());
    document.add("confusion", Json.confusion(evaluation));
    List<String> names = Names.of(measured.model.schema().target(), head);
    document.add("classes", Json.classes(evaluation, names));
    document.add(
        "meanF1", Json.number(ClassScores.macroF1(ClassScores.of(evaluation.confusion()))));
    return document;
  }

  private void print(Measured measured) {
    Evaluation evaluation = measured.evaluation;
    Head head = measured.model.network().head();
    Table table = new Table().row("examples", Format.count(evaluation.examples()));
    if (!Double.isNaN(evaluation.errorRate())) {
      table.row("error", Format.percent(evaluation.errorRate()));
    }
    table.row("loss", Format.number(evaluation.loss()));
    evaluation.rmse().ifPresent(rmse -> table.row("RMSE", Format.number(rmse)));
    evaluation.auc().ifPresent(auc -> table.row("AUC", Format.number(auc)));
    double logLoss = Json.logLoss(evaluation, head);
    if (!Double.isNaN(logLoss)) {
      table.row("log-loss", Format.number(logLoss));
    }
    if (!evaluation.sparsity().layers().isEmpty()) {
      table.row("exact zeros", Format.percent(evaluation.sparsity().mean()));
      table.row("  per layer", Format.percents(evaluation.sparsity().layers()));
      table.row("dead outputs", Format.counts(evaluation.sparsity().deadUnits()));
    }
    table.row(
        "multiply-adds/example",
        Format.count(Math.round(measured.work.skipping()))
            + " of "
            + Format.count(Math.round(measured.work.dense())));
    table.row("examples/s", Format.count(Math.round(measured.examplesPerSecond())));
    table.print(console);
    printClasses(evaluation, Names.of(measured.model.schema().target(), head));
  }

  private void printClasses(Evaluation evaluation, List<String> names) {
    int classes = evaluation.confusion().size();
    if (classes == 0 || classes > MOST_CLASS_ROWS) {
      return;
    }
    console.result("");
    Table table = new Table().row("class", "examples", "precision", "recall", "F1");
    List<ClassScores> scores = ClassScores.of(evaluation.confusion());
    for (int k = 0; k < classes; k++) {
      ClassScores score = scores.get(k);
      table.row(
          names.get(k),
          Format.count(score.examples()),
          Format.percent(score.precision()),
          Format.percent(score.recall()),
          Format.percent(score.f1()));
    }
    table.row("mean", "", "", "", Format.percent(ClassScores.macroF1(scores))).print(console);
    if (classes <= MOST_CONFUSION_COLUMNS) {
      printConfusion(evaluation.confusion(), names);
    }
  }

  private void printConfusion(List<List<Long>> confusion, List<String> names) {
    console.result("");
    Object[] header = new Object[names.size() + 1];
    header[0] = "true \\ predicted";
    for (int k = 0; k < names.size(); k++) {
      header[k + 1] = names.get(k);
    }
    Table table = new Table().row(header);
    for (int k = 0; k < names.size(); k++) {
      Object[] cells = new Object[names.size() + 1];
      cells[0] = names.get(k);
      for (int other = 0; other < names.size(); other++) {
        cells[other + 1] = Format.count(confusion.get(k).get(other));
      }
      table.row(cells);
    }
    table.print(console);
  }
}
