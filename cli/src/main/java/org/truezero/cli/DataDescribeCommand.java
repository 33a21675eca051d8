package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.truezero.cli.report.ExamplePictures;
import org.truezero.data.AtomicFile;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.DatasetSummary;
import org.truezero.data.ImageShape;
import org.truezero.data.SchemaJson;
import org.truezero.data.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes a data source. */
@Command(
    name = "describe",
    description = "Reads a data source once and describes its rows, features and labels.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero data describe 'csv:people.csv?label=income'",
      "  truezero data describe 'mnist:mnist?split=test' --json",
      "  truezero data describe 'nistp:?count=1000' --pictures nistp.png"
    })
final class DataDescribeCommand implements Callable<Integer> {
  private static final int MOST_CLASSES = 100;
  private static final int MOST_PICTURES = 31 * 20;

  private final Console console;

  @Mixin private ShortOptions common;

  @Parameters(paramLabel = "SRC", description = "Data source, kind:path[?key=value&…]")
  private String source;

  @Option(
      names = "--pictures",
      paramLabel = "FILE",
      order = HelpGroups.OUTPUT,
      description =
          "PNG file to write with the first examples, at most "
              + MOST_PICTURES
              + ", line by line; for data of images [none]")
  private Path pictures;

  DataDescribeCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    Outputs.check(problems, "--pictures", pictures);
    Outputs.checkApart(
        problems,
        List.of(new Outputs.Named("--pictures", pictures)),
        Outputs.Named.of("the source", source));
    problems.check();
    Dataset data = DataSource.open(source);
    if (pictures != null) {
      writePictures(data);
    }
    data.remarks().forEach(console::log);
    DatasetSummary summary = DatasetSummary.of(data);
    if (common.json()) {
      console.result(Json.text(json(data, summary)));
    } else {
      print(data, summary);
    }
    return 0;
  }

  private void writePictures(Dataset data) throws IOException {
    ImageShape shape =
        data.schema()
            .image()
            .orElseThrow(
                () -> new CommandFailedException("--pictures: " + source + " has no pictures"));
    byte[] png = ExamplePictures.sheet(shape, data, MOST_PICTURES);
    AtomicFile.write(pictures, out -> out.write(png));
    console.log("pictures written to " + pictures);
  }

  private void print(Dataset data, DatasetSummary summary) {
    new Table()
        .row("rows", Format.count(summary.rows()))
        .row("features", Format.count(summary.features()))
        .row("  not zero in some row", Format.count(summary.activeFeatures()))
        .row("entries not zero", Format.percent(summary.density()))
        .row("rows without entries", Format.count(summary.emptyRows()))
        .row("least value", Format.number(summary.least()))
        .row("greatest value", Format.number(summary.greatest()))
        .row("mean value", Format.number(summary.mean()))
        .print(console);
    summary
        .image()
        .ifPresent(
            image ->
                console.result(
                    String.format(
                        Locale.ROOT,
                        "pictures of %d x %d pixels, %d planes",
                        image.height(),
                        image.width(),
                        image.planes())));
    console.result("checksum " + data.fingerprint());
    List<String> names = summary.target().names();
    console.result(kind(summary.target()) + (names.isEmpty() ? "" : ": " + names.size()));
    if (names.size() <= MOST_CLASSES && summary.counts().size() == names.size()) {
      Table counts = new Table();
      for (int k = 0; k < names.size(); k++) {
        counts.row("  " + names.get(k), Format.count(summary.counts().get(k)));
      }
      counts.print(console);
    }
  }

  private static JsonObject json(Dataset data, DatasetSummary summary) {
    JsonObject document = new JsonObject();
    document.addProperty("rows", summary.rows());
    document.addProperty("features", summary.features());
    document.addProperty("activeFeatures", summary.activeFeatures());
    document.addProperty("density", summary.density());
    document.addProperty("emptyRows", summary.emptyRows());
    document.add("least", Json.number(summary.least()));
    document.add("greatest", Json.number(summary.greatest()));
    document.add("mean", Json.number(summary.mean()));
    document.addProperty("fingerprint", data.fingerprint());
    document.add("counts", Json.numbers(summary.counts()));
    document.add("schema", SchemaJson.write(data.schema()));
    return document;
  }

  private static String kind(Target target) {
    if (target instanceof Target.Classes) {
      return "classes";
    }
    if (target instanceof Target.Labels) {
      return "labels";
    }
    return target instanceof Target.Values ? "values to predict" : "no labels";
  }
}
