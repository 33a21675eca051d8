package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.truezero.data.CsvWriter;
import org.truezero.data.DataSource;
import org.truezero.data.DataSource.Converted;
import org.truezero.data.DataWriter;
import org.truezero.data.Dataset;
import org.truezero.data.LibsvmWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a data source in another format. */
@Command(
    name = "convert",
    description = {
      "Writes the encoded rows of a data source as libsvm, as CSV, or as a file of rows.",
      "",
      "A file of rows (.rows) is read as needed by rows:FILE and not held in memory, so it may be"
          + " larger than that: convert millions of texts once, then train on the file."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero data convert 'csv:people.csv?label=income' -o people.libsvm",
      "  truezero data convert 'reviews:reviews.jsonl.gz?label=stars&classes=1-5' -o reviews.rows",
      "  truezero data convert 'mnist:mnist?split=test&rows=0-100' --format csv -o digits.csv.gz"
    })
final class DataConvertCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ShortOptions common;

  @Parameters(paramLabel = "SRC", description = "Data source, kind:path[?key=value&…]")
  private String source;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      order = HelpGroups.OUTPUT,
      description = "File to write; libsvm and CSV are compressed if it ends in .gz")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = HelpGroups.OUTPUT + 1,
      description = "libsvm, csv or rows [by the name: .csv, .rows, otherwise libsvm]")
  private String format;

  DataConvertCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    problems.require(
        format == null || List.of("libsvm", "csv", "rows").contains(format),
        "--format: \"" + format + "\", expected libsvm, csv or rows");
    Outputs.check(problems, "-o", output);
    Outputs.checkApart(
        problems, List.of(new Outputs.Named("-o", output)), Outputs.Named.of("the source", source));
    problems.check();
    Converted converted = write(format == null ? byName() : format);
    converted.remarks().forEach(console::log);
    if (common.json()) {
      JsonObject document = new JsonObject();
      document.addProperty("source", converted.source());
      document.addProperty("rows", converted.rows());
      console.result(Json.text(document));
    } else {
      console.result(converted.source());
    }
    return 0;
  }

  private String byName() {
    String name = output.getFileName().toString();
    boolean csv = name.endsWith(".csv") || name.endsWith(".csv.gz");
    return name.endsWith(".rows") ? "rows" : csv ? "csv" : "libsvm";
  }

  private Converted write(String chosen) throws IOException {
    if (chosen.equals("rows")) {
      return DataSource.convert(source, output);
    }
    DataWriter writer = chosen.equals("csv") ? new CsvWriter() : new LibsvmWriter();
    Dataset data = DataSource.open(source);
    return new Converted(writer.write(data, output), data.size(), data.remarks());
  }
}
