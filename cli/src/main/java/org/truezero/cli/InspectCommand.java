package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.truezero.cli.report.WeightPictures;
import org.truezero.data.AtomicFile;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.PretrainedStack;
import org.truezero.model.StackFile;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.sparsity.UnitActivity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks into a model. */
@Command(
    name = "inspect",
    description =
        "Shows the layers, settings and provenance of a model; with data also its exact zeros, its"
            + " dead outputs and how active the others are. Of a pre-trained stack: its layers, and"
            + " with data how well they reconstruct.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero inspect income.safetensors",
      "  truezero inspect mnist.safetensors --data 'mnist:mnist?split=test' --pictures weights.png",
      "  truezero inspect mnist.safetensors --canonical-scale -o mnist-canonical.safetensors"
    })
final class InspectCommand implements Callable<Integer> {
  private static final int MOST_PICTURES = 1024;
  private static final int COLUMNS = 32;

  private final Console console;

  @Mixin private CommonOptions common;
  @Mixin private LeftOut leftOut = new LeftOut();

  @Parameters(paramLabel = "MODEL", description = "Model or stack file to look into")
  private Path modelFile;

  @Option(
      names = "--data",
      paramLabel = "SRC",
      order = HelpGroups.INPUT,
      description = "Examples to measure activity on, labelled or not [none]")
  private String source;

  @Option(
      names = "--pictures",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT,
      description =
          "PNG file to write with the weights into each unit of the first layer, at most "
              + MOST_PICTURES
              + ", greatest first; for models of images [none]")
  private Path pictures;

  @Option(
      names = "--reconstructions",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 1,
      description =
          "PNG file to write with examples of --data, their corrupted copies, and what the first"
              + " layer of a stack makes of these; for stacks of images [none]")
  private Path reconstructions;

  @Option(
      names = "--canonical-scale",
      order = HelpGroups.OUTPUT + 2,
      description =
          "Write the model with its layers rescaled by powers of two, so that the greatest weight of"
              + " each hidden layer is 1 to 2 and every score keeps its bits; for rectifiers and"
              + " other positively homogeneous units; with --data the scores are compared")
  private boolean canonicalScale;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT + 3,
      description = "Model file to write with --canonical-scale; an existing one is replaced")
  private Path out;

  InspectCommand(Console console) {
    this.console = console;
    common = new CommonOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    common.check(problems);
    Outputs.check(problems, "--pictures", pictures);
    Outputs.check(problems, "--reconstructions", reconstructions);
    Outputs.check(problems, "--out", out);
    Outputs.checkApart(
        problems,
        List.of(
            new Outputs.Named("--pictures", pictures),
            new Outputs.Named("--reconstructions", reconstructions)),
        Stream.of(new Outputs.Named("the model", modelFile), new Outputs.Named("--out", out)));
    problems.require(
        canonicalScale == (out != null),
        canonicalScale
            ? "--canonical-scale needs -o: the model file to write"
            : "-o needs --canonical-scale: nothing else writes a model");
    problems.require(
        reconstructions == null || source != null,
        "--reconstructions needs --data: the examples to reconstruct");
    problems.check();
    if (StackFile.isStack(modelFile)) {
      if (canonicalScale) {
        throw new CommandFailedException(
            "--canonical-scale: " + modelFile + " is a pre-trained stack, expected a model");
      }
      inspectStack();
      return 0;
    }
    if (reconstructions != null) {
      throw new CommandFailedException(
          "--reconstructions: " + modelFile + " is no pre-trained stack");
    }
    Model model = ModelFile.read(modelFile);
    if (pictures != null) {
      writePictures(model);
    }
    ModelInspection inspection = inspection(model);
    if (canonicalScale) {
      write(model, inspection.canonical().orElseThrow().network());
    }
    if (common.json()) {
      console.result(Json.text(inspection.json()));
    } else {
      inspection.print();
    }
    return 0;
  }

  private void inspectStack() throws IOException {
    PretrainedStack pretrained = StackFile.read(modelFile);
    StackInspection inspection = new StackInspection(console, modelFile, pretrained);
    Optional<Dataset> data =
        source == null
            ? Optional.empty()
            : Optional.of(DataSource.openUnlabelled(source, pretrained.schema()));
    data.ifPresent(rows -> leftOut.remark(source, rows, console));
    if (pictures != null) {
      inspection.writeWeights(pictures);
    }
    try (Execution execution = common.open()) {
      if (reconstructions != null) {
        inspection.writeReconstructions(reconstructions, data.orElseThrow(), execution);
      }
      if (common.json()) {
        console.result(Json.text(inspection.json(data, execution)));
      } else {
        inspection.print(data, execution);
      }
    }
  }

  private void writePictures(Model model) throws IOException {
    var shape =
        model
            .schema()
            .image()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "--pictures: " + modelFile + " was not trained on pictures"));
    byte[] png = WeightPictures.sheet(model.network(), shape, MOST_PICTURES, COLUMNS);
    AtomicFile.write(pictures, out -> out.write(png));
    console.log("pictures written to " + pictures);
  }

  private ModelInspection inspection(Model model) throws IOException {
    Network network = model.network();
    Optional<CanonicalScale> scale =
        canonicalScale ? Optional.of(CanonicalScale.of(network)) : Optional.empty();
    if (source == null) {
      return new ModelInspection(console, model, Optional.empty(), scale);
    }
    Dataset data = DataSource.openUnlabelled(source, model.schema());
    leftOut.remark(source, data, console);
    try (Execution execution = common.open()) {
      return new ModelInspection(
          console,
          model,
          Optional.of(UnitActivity.measure(network, data, execution)),
          scale.map(each -> each.compared(network, data, execution)));
    }
  }

  private void write(Model model, Network network) throws IOException {
    ModelFile.write(
        out,
        new Model(network, model.schema(), model.settings(), model.provenance(), model.history()));
    console.log("model at its canonical scale written to " + out);
  }
}
