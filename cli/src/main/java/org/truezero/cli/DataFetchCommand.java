package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.truezero.data.DataFetch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads a public data set. */
@Command(
    name = "fetch",
    description =
        "Downloads a public data set and checks it against known checksums; files that are there"
            + " and right are kept. So far: mnist.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionLine.class,
    footer = {
      "",
      "Examples:",
      "  truezero data fetch mnist",
      "  truezero data fetch mnist --to data/mnist --from http://mirror.example/mnist/"
    })
final class DataFetchCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private ShortOptions common;

  @Parameters(paramLabel = "NAME", description = "Data set: mnist")
  private String name;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      order = HelpGroups.OUTPUT,
      description = "Folder to put the files in; it is created if need be [NAME]")
  private Path folder;

  @Option(
      names = "--from",
      paramLabel = "URL",
      order = HelpGroups.INPUT,
      description = "Address of the folder to download from, http or https [well-known mirrors]")
  private URI mirror;

  DataFetchCommand(Console console) {
    this.console = console;
    common = new ShortOptions(console);
  }

  @Override
  public Integer call() throws IOException {
    Problems problems = new Problems();
    problems.require(name.equals("mnist"), "unknown data set \"" + name + "\", expected mnist");
    problems.require(
        mirror == null || List.of("http", "https").contains(String.valueOf(mirror.getScheme())),
        "--from: " + mirror + ", expected an address that begins with http:// or https://");
    problems.check();
    Path target = folder == null ? Path.of(name) : folder;
    List<Path> files;
    try (ProgressLine progress = console.progress("bytes", 1)) {
      files =
          DataFetch.fetch(
              DataFetch.MNIST_FILES, mirrors(), target, new Downloads(console, progress));
    }
    if (common.json()) {
      JsonArray paths = new JsonArray();
      files.forEach(file -> paths.add(file.toString()));
      JsonObject document = new JsonObject();
      document.add("files", paths);
      document.addProperty("train", "mnist:" + target + "?split=train");
      document.addProperty("test", "mnist:" + target + "?split=test");
      console.result(Json.text(document));
    } else {
      console.result("mnist:" + target + "?split=train");
      console.result("mnist:" + target + "?split=test");
    }
    return 0;
  }

  private List<URI> mirrors() {
    if (mirror == null) {
      return DataFetch.MNIST_MIRRORS;
    }
    String text = mirror.toString();
    return List.of(URI.create(text.endsWith("/") ? text : text + "/"));
  }

  /** Shows which file is coming. */
  private static final class Downloads implements DataFetch.Progress {
    private final Console console;
    private final ProgressLine progress;
    private String current = "";

    Downloads(Console console, ProgressLine progress) {
      this.console = console;
      this.progress = progress;
    }

    @Override
    public void update(String file, long received, long total) {
      if (!file.equals(current)) {
        current = file;
        console.log("downloading " + file);
      }
      progress.update(received, Math.max(received, total), file);
    }
  }
}
