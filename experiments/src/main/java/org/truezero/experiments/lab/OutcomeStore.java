package org.truezero.experiments.lab;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was measured: a line of JSON that says by what, then a line for each cell, in the order in
 * which they ended. A line is appended when a cell is done; a last line that was cut off by a crash
 * is measured again.
 */
final class OutcomeStore {
  private final Path file;
  private final Map<String, Outcome> byCell = new LinkedHashMap<>();

  private OutcomeStore(Path file) {
    this.file = file;
  }

  /**
   * Reads what is there, or begins.
   *
   * @param file in a folder that exists
   * @param origin what everything in the file is measured by
   * @throws ForeignFolderException if the file holds something else
   */
  static OutcomeStore open(Path file, Map<String, String> origin) throws IOException {
    OutcomeStore store = new OutcomeStore(file);
    String first =
        line(
            json -> {
              for (Map.Entry<String, String> each : origin.entrySet()) {
                json.name(each.getKey()).value(each.getValue());
              }
            });
    if (Files.exists(file)) {
      store.readAll(first);
    } else {
      store.append(first);
    }
    return store;
  }

  private void readAll(String first) throws IOException {
    String text = Files.readString(file);
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(first)) {
      throw new ForeignFolderException(
          file
              + ": found results of "
              + (lines.isEmpty() ? "nothing" : lines.get(0))
              + ", expected "
              + first
              + "; choose another folder",
          null);
    }
    boolean cut = !text.endsWith("\n");
    for (int i = 1; i < lines.size(); i++) {
      try {
        read(lines.get(i));
      } catch (IOException | IllegalStateException | NumberFormatException e) {
        if (cut && i == lines.size() - 1) {
          Files.writeString(file, String.join("\n", lines.subList(0, i)) + "\n");
          return;
        }
        throw new ForeignFolderException(
            file + ", line " + (i + 1) + ": no outcome of an experiment; choose another folder", e);
      }
    }
  }

  private void read(String line) throws IOException {
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      String cell = null;
      Map<String, Double> numbers = new LinkedHashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals("cell")) {
          cell = json.nextString();
        } else if (json.peek() == JsonToken.NULL) {
          json.nextNull();
          numbers.put(name, Double.NaN);
        } else {
          numbers.put(name, json.nextDouble());
        }
      }
      json.endObject();
      if (cell == null) {
        throw new IllegalStateException("no cell");
      }
      byCell.put(cell, new Outcome(numbers));
    }
  }

  Optional<Outcome> find(String cell) {
    return Optional.ofNullable(byCell.get(cell));
  }

  void add(String cell, Outcome outcome) throws IOException {
    byCell.put(cell, outcome);
    append(
        line(
            json -> {
              json.name("cell").value(cell);
              for (Map.Entry<String, Double> number : outcome.numbers().entrySet()) {
                json.name(number.getKey());
                if (Double.isFinite(number.getValue())) {
                  json.value(number.getValue());
                } else {
                  json.nullValue();
                }
              }
            }));
  }

  private interface Content {
    void write(JsonWriter json) throws IOException;
  }

  private static String line(Content content) throws IOException {
    StringWriter line = new StringWriter();
    try (JsonWriter json = new JsonWriter(line)) {
      json.beginObject();
      content.write(json);
      json.endObject();
    }
    return line.toString();
  }

  private void append(String line) throws IOException {
    Files.writeString(
        file,
        line + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
