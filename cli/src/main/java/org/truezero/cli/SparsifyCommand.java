package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Provenance;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Network;
import org.truezero.sparsity.MultiplyAdds;
import org.truezero.sparsity.ThresholdSearch;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts thresholds into the rectifiers of a trained model. */
@Command(
    name = "sparsify",
    description = {
      "Makes a trained model sparser: finds the greatest thresholds up to which activations of its"
          + " rectifiers become 0, such that the error on validation data grows by no more than a"
          + " budget. Weights stay as they are.",
      "",
      "The thresholds are chosen on the validation data, so the error there flatters a little;"
          + " evaluate the result on other data."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero sparsify income.safetensors --valid 'csv:valid.csv?label=income' \\",
      "      -o income-sparse.safetensors",
      "  truezero sparsify mnist.safetensors --valid 'mnist:mnist?split=train&rows=50000-60000' \\",
      "      --budget 0.002 --thresholds same -o mnist-sparse.safetensors --json"
    })
final class SparsifyCommand implements Callable<Integer> {
  /**
   * Measured in turn, before and after, and the best of each counts: others use the machine too.
   */
  private static final int TIMINGS = 3;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Parameters(paramLabel = "MODEL", description = "Model file to make sparser")
  private Path modelFile;

  @Option(
      names = "--valid",
      paramLabel = "SRC",
      required = true,
      order = HelpGroups.INPUT,
      description = "Labelled data to watch the error on, not those it was trained on")
  private String source;

  @Option(
      names = "--budget",
      paramLabel = "B",
      order = HelpGroups.NETWORK,
      description =
          "How much the error may grow, 0 or more: 0.001 is one example in a thousand; loss for"
              + " models that count no errors [0.001]")
  private double budget = 0.001;

  @Option(
      names = "--thresholds",
      paramLabel = "SCOPE",
      order = HelpGroups.NETWORK + 1,
      description = "layer: each hidden layer has its own; same: all have the same one [layer]")
  private String thresholds = "layer";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "MODEL",
      required = true,
      order = HelpGroups.OUTPUT,
      description = "Model file to write")
  private Path output;

  SparsifyCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  /** A network with what it does on the data. */
  private record Measured(
      ThresholdSearch.Found found, MultiplyAdds work, double examplesPerSecond) {
    Evaluation evaluation() {
      return found.evaluation();
    }
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    common.check(problems);
    problems.require(
        budget >= 0 && budget < Double.POSITIVE_INFINITY,
        "--budget: " + budget + ", expected 0 or more");
    problems.require(
        thresholds.equals("layer") || thresholds.equals("same"),
        "--thresholds: \"" + thresholds + "\", expected layer or same");
    Outputs.check(problems, "-o", output);
    Outputs.checkApart(
        problems, List.of(new Outputs.Named("-o", output)), Outputs.Named.of("--valid", source));
    problems.check();
    Model model = ModelFile.read(modelFile);
    Dataset valid = DataSource.open(source, model.schema());
    leftOut.remark(source, valid, console);
    Labels.require(source, valid);
    try (Execution execution = common.open()) {
      List<ThresholdSearch.Found> found = search(model, valid, execution);
      ModelFile.write(output, sparser(model, valid, found.get(1).network()));
      console.log("model written to " + output);
      List<Measured> measured = measure(found, valid, execution);
      if (common.json()) {
        console.result(Json.text(json(model.network().head(), measured)));
      } else {
        print(measured.get(0), measured.get(1));
      }
    }
    return 0;
  }

  private List<ThresholdSearch.Found> search(Model model, Dataset valid, Execution execution) {
    ThresholdSearch.Scope scope =
        thresholds.equals("same") ? ThresholdSearch.Scope.SAME : ThresholdSearch.Scope.LAYER;
    try {
      return new ThresholdSearch(execution, valid)
          .search(model.network(), budget, scope, this::log);
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(modelFile + ": " + e.getMessage(), e);
    }
  }

  private void log(List<Float> raised, Evaluation evaluation) {
    console.log(
        "thresholds "
            + numbers(raised)
            + "  error "
            + Format.percent(evaluation.errorRate())
            + "  loss "
            + Format.number(evaluation.loss())
            + "  zeros "
            + Format.percent(evaluation.sparsity().mean()));
  }

  private Model sparser(Model model, Dataset valid, Network network) {
    Provenance.Source data = new Provenance.Source(source, valid.fingerprint());
    return new Model(
        network,
        model.schema(),
        model.settings(),
        model.provenance().withThresholds(new Provenance.Thresholds(data, budget)),
        model.history());
  }

  private static List<Measured> measure(
      List<ThresholdSearch.Found> found, Dataset valid, Execution execution) {
    double[] least = new double[found.size()];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int i = 0; i < TIMINGS; i++) {
      for (int n = 0; n < least.length; n++) {
        least[n] = Math.min(least[n], seconds(found.get(n).network(), valid, execution));
      }
    }
    List<Measured> measured = new ArrayList<>();
    for (int n = 0; n < least.length; n++) {
      ThresholdSearch.Found each = found.get(n);
      MultiplyAdds work = MultiplyAdds.of(each.network(), each.evaluation().sparsity(), valid);
      measured.add(new Measured(each, work, valid.size() / least[n]));
    }
    return measured;
  }

  private static double seconds(Network network, Dataset valid, Execution execution) {
    long started = System.nanoTime();
    new Evaluator(execution).evaluate(network, valid);
    return Math.max(1e-9, (System.nanoTime() - started) * 1e-9);
  }

  private void print(Measured before, Measured after) {
    Table table = new Table().row("", "before", "after");
    BiConsumer<String, Function<Measured, String>> line =
        (name, value) -> table.row(name, value.apply(before), value.apply(after));
    line.accept("thresholds", each -> numbers(each.found.thresholds()));
    if (!Double.isNaN(before.evaluation().errorRate())) {
      line.accept("error", each -> Format.percent(each.evaluation().errorRate()));
    }
    line.accept("loss", each -> Format.number(each.evaluation().loss()));
    line.accept("exact zeros", each -> Format.percent(each.evaluation().sparsity().mean()));
    line.accept("  per layer", each -> Format.percents(each.evaluation().sparsity().layers()));
    line.accept("dead outputs", each -> Format.counts(each.evaluation().sparsity().deadUnits()));
    line.accept("multiply-adds/example", each -> Format.count(Math.round(each.work.skipping())));
    line.accept("examples/s", each -> Format.count(Math.round(each.examplesPerSecond)));
    table.print(console);
  }

  private static String numbers(List<Float> values) {
    return String.join("  ", values.stream().map(value -> Format.number(value)).toList());
  }

  private JsonObject json(Head head, List<Measured> measured) {
    JsonObject document = new JsonObject();
    document.add("model", Json.text(output));
    document.addProperty("budget", budget);
    document.add("before", json(head, measured.get(0)));
    document.add("after", json(head, measured.get(1)));
    document.addProperty("threads", common.threads());
    return document;
  }

  private static JsonObject json(Head head, Measured measured) {
    JsonObject object = Json.evaluation(measured.evaluation(), head);
    object.add("thresholds", Json.numbers(measured.found.thresholds()));
    object.addProperty("multiplyAdds", measured.work.skipping());
    object.addProperty("examplesPerSecond", measured.examplesPerSecond);
    return object;
  }
}
