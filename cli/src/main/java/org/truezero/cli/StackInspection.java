package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.truezero.cli.report.ReconstructionPictures;
import org.truezero.cli.report.WeightPictures;
import org.truezero.data.AtomicFile;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.data.SchemaJson;
import org.truezero.model.PretrainJson;
import org.truezero.model.PretrainedStack;
import org.truezero.network.Execution;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.Reconstructions;

/** What inspect shows of a pre-trained stack. */
final class StackInspection {
  private static final int EXAMPLES = 16;
  private static final int TEXTS = 3;
  private static final int WORDS = 12;
  private static final int MOST_PICTURES = 1024;
  private static final int COLUMNS = 32;

  private final Console console;
  private final Path file;
  private final PretrainedStack pretrained;

  StackInspection(Console console, Path file, PretrainedStack pretrained) {
    this.console = console;
    this.file = file;
    this.pretrained = pretrained;
  }

  private ImageShape shape(String option) {
    return pretrained
        .schema()
        .image()
        .orElseThrow(
            () ->
                new CommandFailedException(option + ": " + file + " was not trained on pictures"));
  }

  /** Writes the weights into the units of the lowest layer. */
  void writeWeights(Path pictures) throws IOException {
    byte[] png =
        WeightPictures.sheet(
            pretrained.stack().below(1), shape("--pictures"), MOST_PICTURES, COLUMNS);
    AtomicFile.write(pictures, out -> out.write(png));
    console.log("pictures written to " + pictures);
  }

  /** Writes examples with their corrupted copies and what the lowest layer makes of these. */
  void writeReconstructions(Path pictures, Dataset data, Execution execution) throws IOException {
    int count = (int) Math.min(EXAMPLES, data.size());
    byte[] png =
        ReconstructionPictures.sheet(
            shape("--reconstructions"),
            new Reconstructions(pretrained.stack(), execution).of(data, 0, count));
    AtomicFile.write(pictures, out -> out.write(png));
    console.log("reconstructions written to " + pictures);
  }

  /** Prints everything for people. */
  void print(Optional<Dataset> data, Execution execution) {
    Table table =
        new Table()
            .row("layer", "inputs", "units", "reconstruction", "corruption", "decoder", "loss");
    for (int l = 0; l < pretrained.stack().size(); l++) {
      LayerSettings settings = pretrained.stack().settings().layers().get(l);
      table.row(
          l + 1,
          Format.count(pretrained.stack().layer(l).layout().rows()),
          settings.layer().units() + " " + settings.layer().unit().text(),
          settings.reconstruction().text(),
          settings.corruption().text(),
          pretrained.stack().decoder(l).isTied() ? "tied" : "untied",
          data.isPresent() ? Format.number(loss(l, data.get(), execution)) : "–");
    }
    table.print(console);
    console.result("");
    console.result("provenance");
    Facts.of(pretrained.provenance())
        .forEach(
            (name, value) -> console.result(String.format(Locale.ROOT, "  %-22s %s", name, value)));
    if (data.isPresent() && pretrained.schema().text().isPresent()) {
      printTexts(data.get(), execution);
    }
  }

  private double loss(int layer, Dataset data, Execution execution) {
    return new Reconstructions(pretrained.stack(), execution).loss(layer, data);
  }

  private void printTexts(Dataset data, Execution execution) {
    List<String> terms = pretrained.schema().text().orElseThrow().terms();
    int count = (int) Math.min(TEXTS, data.size());
    for (Reconstructions.Example example :
        new Reconstructions(pretrained.stack(), execution).of(data, 0, count)) {
      console.result("");
      console.result("words of the text   " + words(example.input(), terms));
      console.result("what the layer saw  " + words(example.corrupted(), terms));
      console.result("most likely words   " + words(example.reconstructed(), terms));
    }
  }

  /** Returns the words with the greatest values, greatest first. */
  private static String words(float[] values, List<String> terms) {
    List<Integer> present = new ArrayList<>();
    IntStream.range(0, values.length).filter(i -> values[i] > 0).forEach(present::add);
    present.sort(Comparator.comparingDouble((Integer i) -> -values[i]));
    return present.stream().limit(WORDS).map(terms::get).collect(Collectors.joining(" "));
  }

  /** Returns the same for machines. */
  JsonObject json(Optional<Dataset> data, Execution execution) {
    JsonArray losses = new JsonArray();
    for (int l = 0; data.isPresent() && l < pretrained.stack().size(); l++) {
      losses.add(loss(l, data.get(), execution));
    }
    JsonObject document = new JsonObject();
    document.addProperty("inputs", pretrained.stack().inputs());
    document.add("settings", PretrainJson.write(pretrained.stack().settings()));
    document.add("history", PretrainJson.write(pretrained.history()));
    document.add("provenance", pretrained.provenance().toJson());
    document.add("schema", SchemaJson.write(pretrained.schema()));
    document.add("losses", data.isPresent() ? losses : JsonNull.INSTANCE);
    return document;
  }
}
