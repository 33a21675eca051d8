package org.truezero.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.truezero.data.CsvWriter;
import org.truezero.data.DataSource;
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
    description = "Writes the encoded rows of a data source as libsvm or CSV.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero data convert csv:people.csv?label=income -o people.libsvm",
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
      description = "File to write; compressed if it ends in .gz")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = HelpGroups.OUTPUT + 1,
      description = "libsvm or csv [csv for a file name with .csv, otherwise libsvm]")
  private String format;

  DataConvertCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    problems.require(
        format == null || format.equals("libsvm") || format.equals("csv"),
        "--format: \"" + format + "\", expected libsvm or csv");
    Outputs.check(problems, "-o", output);
    problems.check();
    boolean csv = format == null ? output.toString().contains(".csv") : format.equals("csv");
    DataWriter writer = csv ? new CsvWriter() : new LibsvmWriter();
    Dataset data = DataSource.open(source);
    data.remarks().forEach(console::log);
    String written = writer.write(data, output);
    if (common.json()) {
      JsonObject document = new JsonObject();
      document.addProperty("source", written);
      document.addProperty("rows", data.size());
      console.result(Json.text(document));
    } else {
      console.result(written);
    }
    return 0;
  }
}
