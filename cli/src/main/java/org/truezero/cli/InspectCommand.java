package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.truezero.cli.report.WeightPictures;
import org.truezero.data.AtomicFile;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.SchemaJson;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.PretrainedStack;
import org.truezero.model.SettingsJson;
import org.truezero.model.StackFile;
import org.truezero.network.Execution;
import org.truezero.network.Layer;
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
      "  truezero inspect mnist.safetensors --data 'mnist:mnist?split=test' --pictures weights.png"
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
    problems.require(
        reconstructions == null || source != null,
        "--reconstructions needs --data: the examples to reconstruct");
    problems.check();
    if (StackFile.isStack(modelFile)) {
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
    Optional<UnitActivity> activity = measure(model);
    if (common.json()) {
      console.result(Json.text(json(model, activity)));
    } else {
      print(model, activity);
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

  private Optional<UnitActivity> measure(Model model) throws IOException {
    if (source == null) {
      return Optional.empty();
    }
    Dataset data = DataSource.openUnlabelled(source, model.schema());
    leftOut.remark(source, data, console);
    try (Execution execution = common.open()) {
      return Optional.of(UnitActivity.measure(model.network(), data, execution));
    }
  }

  private void print(Model model, Optional<UnitActivity> activity) {
    Table layers = new Table().row("layer", "inputs", "units", "unit", "negated", "parameters");
    int hidden = model.network().architecture().hidden().size();
    long total = 0;
    for (int i = 0; i <= hidden; i++) {
      Layer layer = model.network().layers().get(i);
      total += parameters(layer);
      layers.row(
          i < hidden ? "hidden " + (i + 1) : model.network().head().name(),
          Format.count(layer.layout().rows()),
          Format.count(layer.layout().units()),
          layer.unit().text(),
          Format.count(negated(layer)),
          Format.count(parameters(layer)));
    }
    layers.row("together", "", "", "", "", Format.count(total)).print(console);
    model.settings().ifPresent(settings -> print("training", Facts.of(settings)));
    print("provenance", Facts.of(model.provenance()));
    activity.ifPresent(this::print);
  }

  private void print(String heading, Map<String, String> facts) {
    console.result("");
    console.result(heading);
    facts.forEach(
        (name, value) -> console.result(String.format(Locale.ROOT, "  %-22s %s", name, value)));
  }

  private void print(UnitActivity activity) {
    console.result("");
    Table table =
        new Table()
            .row(
                "activity", "zeros", "dead", "almost dead", "always on", "least", "median", "most");
    for (int i = 0; i < activity.layers().size(); i++) {
      UnitActivity.OfLayer layer = activity.layers().get(i);
      table.row(
          "hidden " + (i + 1),
          Format.percent(layer.zeroFraction()),
          Format.count(layer.dead()),
          Format.count(layer.almostDead()),
          Format.count(layer.alwaysActive()),
          Format.percent(layer.activeFraction(0)),
          Format.percent(layer.activeFraction(0.5)),
          Format.percent(layer.activeFraction(1)));
    }
    table.print(console);
    console.result(
        "over "
            + Format.count(activity.examples())
            + " examples; "
            + Format.percent(activity.zeroFraction())
            + " exact zeros in all; almost dead: active for less than "
            + Format.percent(UnitActivity.ALMOST_DEAD)
            + " of the examples");
  }

  private static JsonObject json(Model model, Optional<UnitActivity> activity) {
    JsonObject document = new JsonObject();
    document.add("network", SettingsJson.write(model.network().architecture()));
    JsonArray layers = new JsonArray();
    long total = 0;
    for (Layer layer : model.network().layers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("inputs", layer.layout().rows());
      entry.addProperty("units", layer.layout().units());
      entry.addProperty("unit", layer.unit().text());
      entry.addProperty("negated", negated(layer));
      entry.addProperty("parameters", parameters(layer));
      layers.add(entry);
      total += parameters(layer);
    }
    document.add("layers", layers);
    document.addProperty("parameters", total);
    document.add(
        "settings",
        model.settings().<JsonElement>map(SettingsJson::write).orElse(JsonNull.INSTANCE));
    document.add("provenance", model.provenance().toJson());
    document.add("schema", SchemaJson.write(model.schema()));
    document.add(
        "activity", activity.<JsonElement>map(InspectCommand::json).orElse(JsonNull.INSTANCE));
    return document;
  }

  private static JsonObject json(UnitActivity activity) {
    JsonObject document = new JsonObject();
    document.addProperty("examples", activity.examples());
    document.addProperty("zeros", activity.zeroFraction());
    JsonArray layers = new JsonArray();
    for (UnitActivity.OfLayer layer : activity.layers()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("outputs", layer.activeFractions().length);
      entry.addProperty("zeros", layer.zeroFraction());
      entry.addProperty("deadUnits", layer.dead());
      entry.addProperty("almostDeadUnits", layer.almostDead());
      entry.addProperty("alwaysActiveUnits", layer.alwaysActive());
      entry.addProperty("leastActivity", layer.activeFraction(0));
      entry.addProperty("medianActivity", layer.activeFraction(0.5));
      entry.addProperty("mostActivity", layer.activeFraction(1));
      layers.add(entry);
    }
    document.add("layers", layers);
    return document;
  }

  private static long parameters(Layer layer) {
    long sites = (long) layer.layout().units() * layer.layout().pieces();
    return (layer.layout().rows() + 1L) * sites + layer.learned().length;
  }

  private static long negated(Layer layer) {
    long count = 0;
    for (float sign : layer.signs()) {
      count += sign < 0 ? 1 : 0;
    }
    return count;
  }
}
