package org.truezero.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.truezero.data.AtomicFile;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.SourceSpec;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Applies a model to examples. */
@Command(
    name = "predict",
    description =
        "Applies a model to examples, labelled or not: one line per example with its row number"
            + " (records that are left out are not counted),"
            + " the predicted label and the probability of each class (scores for hinge, values"
            + " for linear and expected heads).",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero predict income.safetensors --data csv:new-people.csv -o predicted.csv",
      "  truezero predict mnist.safetensors --data 'mnist:mnist?split=test&rows=0-5' --format jsonl",
      "  echo 'the food was cold' | truezero predict reviews.safetensors --text",
      "  cat new-people.csv | truezero predict income.safetensors --data -"
    })
final class PredictCommand implements Callable<Integer> {
  private static final int BATCH = 200;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Parameters(paramLabel = "MODEL", description = "Model file to apply")
  private Path modelFile;

  @Option(
      names = "--data",
      paramLabel = "SRC",
      order = HelpGroups.INPUT,
      description =
          "Examples, kind:path[?key=value&…], or - for standard input in the format of the"
              + " training data")
  private String source;

  @Option(
      names = "--text",
      order = HelpGroups.INPUT + 1,
      description =
          "Instead of --data: a text on each line of standard input; the words that moved the"
              + " prediction most are printed beside it [off]")
  private boolean text;

  @Mixin private WeightsOption weights = new WeightsOption();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = HelpGroups.OUTPUT,
      description = "csv, with a header line, or jsonl, one JSON document per line [csv]")
  private String format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 1,
      description = "File to write; it appears when it is complete [standard output]")
  private Path output;

  PredictCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    common.check(problems);
    weights.check(problems);
    problems.require(
        format == null || format.equals("csv") || format.equals("jsonl"),
        "--format: \"" + format + "\", expected csv or jsonl");
    problems.require(
        format == null || !common.json() || format.equals("jsonl"),
        "--json and --format csv exclude each other");
    Outputs.check(problems, "-o", output);
    Outputs.checkApart(
        problems,
        List.of(new Outputs.Named("-o", output)),
        Stream.concat(
            Stream.of(new Outputs.Named("the model", modelFile)),
            Outputs.Named.of("--data", source)));
    problems.require(
        text != (source != null), "give either --data or --text: what is to be predicted");
    problems.check();
    Model model = ModelFile.read(modelFile);
    if (text) {
      return predictTexts(model);
    }
    String opened = source.equals("-") ? StandardInput.likeTraining(model.provenance()) : source;
    Dataset data = DataSource.openUnlabelled(opened, model.schema());
    leftOut.remark(opened, data, console);
    long first = firstRow(opened);
    boolean lines = common.json() || "jsonl".equals(format);
    PredictionLines printer = PredictionLines.of(model, lines);
    try (Execution execution = common.open()) {
      if (output == null) {
        OutputStream out = new BufferedOutputStream(console.out(), 1 << 16);
        write(model, data, first, printer, execution, out);
        out.flush();
      } else {
        AtomicFile.produce(output, out -> write(model, data, first, printer, execution, out));
      }
    }
    return 0;
  }

  private int predictTexts(Model model) throws IOException {
    if (model.schema().text().isEmpty() || model.network().head().classes() == 0) {
      throw new CommandFailedException(
          modelFile + ": was not trained on texts with classes or ratings; use --data");
    }
    try (Execution execution = common.open()) {
      TextLines lines =
          new TextLines(
              new WordInfluence(model, weights.inference(model.network(), execution)),
              common.json() ? "jsonl" : format);
      if (output == null) {
        OutputStream out = new BufferedOutputStream(console.out(), 1 << 16);
        lines.copy(System.in, out);
        out.flush();
      } else {
        AtomicFile.produce(output, out -> lines.copy(System.in, out));
      }
    }
    return 0;
  }

  /** Examples are numbered as {@code rows=} counts them, whichever rows were chosen. */
  private static long firstRow(String source) {
    String rows = SourceSpec.parse(source).value("rows").orElse("0-");
    return Long.parseLong(rows.substring(0, rows.indexOf('-')));
  }

  private void write(
      Model model,
      Dataset data,
      long first,
      PredictionLines printer,
      Execution execution,
      OutputStream out)
      throws IOException {
    Inference inference = weights.inference(model.network(), execution);
    int width = model.network().head().width();
    StringBuilder text = new StringBuilder();
    printer.header(text);
    try (ProgressLine progress = console.progress("examples", data.size())) {
      for (long from = 0; from < data.size(); from += BATCH) {
        int count = (int) Math.min(BATCH, data.size() - from);
        inference.fill(data, from, count);
        inference.run();
        for (int e = 0; e < count; e++) {
          printer.append(first + from + e, inference.outputs(), e * width, text);
        }
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
        progress.update(from + count, "");
      }
    }
  }
}
