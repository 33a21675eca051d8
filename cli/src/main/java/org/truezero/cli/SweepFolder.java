package org.truezero.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.truezero.model.ModelFile;

/**
 * The files of a sweep.
 *
 * @param folder where they are
 */
record SweepFolder(Path folder) {

  Path result(int cell) {
    return file(cell, "json");
  }

  Path model(int cell) {
    return file(cell, "safetensors");
  }

  Path checkpoint(int cell) {
    return file(cell, "checkpoint");
  }

  Path best() {
    return folder.resolve("best.safetensors");
  }

  Path csv() {
    return folder.resolve("sweep.csv");
  }

  Path json() {
    return folder.resolve("sweep.json");
  }

  private Path file(int cell, String extension) {
    return folder.resolve(String.format(Locale.ROOT, "cell-%03d.%s", cell, extension));
  }

  /** Creates the folder, and deletes what a run that was killed left half-written. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, ".cell-*.tmp")) {
      for (Path leftover : leftovers) {
        Files.delete(leftover);
      }
    }
  }

  /**
   * Returns the result of a cell that was finished before.
   *
   * @param identity what the cell is; another one in the file is refused
   */
  Optional<JsonObject> finished(int cell, JsonObject identity) throws IOException {
    Path file = result(cell);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonObject document = read(file);
    // As text: a number that was read back compares as a double, one that was not as a float.
    if (!identity.toString().equals(String.valueOf(document.get("cell")))) {
      throw new CommandFailedException(
          file
              + ": found the result of other settings, data or kernels, expected those of this"
              + " sweep; use another folder with -o, or delete this one");
    }
    return Optional.of(document.getAsJsonObject("result"));
  }

  /** Returns whether the model of a cell is there, under its own name or as the best. */
  boolean keeps(SweepRun.SweepCell cell) throws IOException {
    return Files.exists(model(cell.number()))
        || Files.exists(best()) && cell.task().made(ModelFile.read(best()));
  }

  /** Deletes the result of a cell, which is then trained again. */
  void forget(int cell) throws IOException {
    Files.delete(result(cell));
  }

  private static JsonObject read(Path file) throws IOException {
    try {
      JsonObject document = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
      if (document.get("result") instanceof JsonObject result
          && result.keySet().containsAll(CellResult.columns())) {
        return document;
      }
    } catch (JsonParseException | IllegalStateException e) {
      throw new CommandFailedException(file + ": found no JSON document; delete the file", e);
    }
    throw new CommandFailedException(file + ": found no result; delete the file");
  }

  /** Writes the result of a cell. */
  void write(int cell, JsonObject identity, JsonObject result) throws IOException {
    JsonObject document = new JsonObject();
    document.add("cell", identity);
    document.add("result", result);
    Outputs.write(result(cell), Json.text(document) + "\n");
  }
}
