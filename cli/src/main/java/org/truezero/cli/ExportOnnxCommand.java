package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.OnnxFile;
import org.truezero.network.Head;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a model as an ONNX file. */
@Command(
    name = "onnx",
    description =
        "Writes a model as an ONNX file for other runtimes. It takes features, float32 [N, inputs],"
            + " encoded as the network takes them, and gives output, float32 [N, width], and for"
            + " models with classes class, int64 [N]. The graph is dense: zeros are multiplied.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero export onnx mnist.safetensors -o mnist.onnx",
      "  truezero export onnx income.safetensors --opset 18 -o income.onnx --json"
    })
final class ExportOnnxCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ShortOptions common;

  @Parameters(paramLabel = "MODEL", description = "Model file to export")
  private Path modelFile;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      order = HelpGroups.OUTPUT,
      description = "ONNX file to write")
  private Path output;

  @Option(
      names = "--opset",
      paramLabel = "N",
      order = HelpGroups.OUTPUT + 1,
      description =
          "Version of the ONNX operators to use, "
              + OnnxFile.OLDEST_OPSET
              + " to "
              + OnnxFile.NEWEST_OPSET
              + " ["
              + OnnxFile.OLDEST_OPSET
              + "]")
  private int opset = OnnxFile.OLDEST_OPSET;

  ExportOnnxCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    problems.require(
        opset >= OnnxFile.OLDEST_OPSET && opset <= OnnxFile.NEWEST_OPSET,
        "--opset: "
            + opset
            + ", expected "
            + OnnxFile.OLDEST_OPSET
            + " to "
            + OnnxFile.NEWEST_OPSET);
    Outputs.check(problems, "-o", output);
    Outputs.checkApart(
        problems,
        List.of(new Outputs.Named("-o", output)),
        Stream.of(new Outputs.Named("the model", modelFile)));
    problems.check();
    Model model = ModelFile.read(modelFile);
    OnnxFile.write(output, model, opset);
    if (common.json()) {
      console.result(Json.text(json(model)));
    } else {
      print(model);
    }
    return 0;
  }

  private void print(Model model) {
    Head head = model.network().head();
    console.result(output + ", opset " + opset);
    print("features", shape(model.schema().features()), OnnxFile.features(model));
    print("output", shape(head.width()), OnnxFile.outputs(model));
    if (head.classes() > 0) {
      print("class", "int64 [N]", "number of the class, from 0");
    }
  }

  private void print(String name, String shape, String meaning) {
    console.result(String.format(Locale.ROOT, "  %-10s%-22s%s", name, shape, meaning));
  }

  private static String shape(int width) {
    return String.format(Locale.ROOT, "float32 [N, %d]", width);
  }

  private JsonObject json(Model model) {
    Head head = model.network().head();
    JsonObject document = new JsonObject();
    document.add("file", Json.text(output));
    document.addProperty("opset", opset);
    document.add("features", json(model.schema().features(), OnnxFile.features(model)));
    document.add("output", json(head.width(), OnnxFile.outputs(model)));
    document.addProperty("classes", head.classes());
    JsonArray names = new JsonArray();
    model.schema().target().names().forEach(names::add);
    document.add("names", names);
    return document;
  }

  private static JsonObject json(int width, String meaning) {
    JsonObject object = new JsonObject();
    object.addProperty("width", width);
    object.addProperty("meaning", meaning);
    return object;
  }
}
