package org.truezero.experiments.lab;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.AtomicFile;
import org.truezero.data.Fingerprint;

/**
 * What was measured: a line of JSON that says by what, then a line for each cell, in the order in
 * which they ended. A line is appended when a cell is done; a last line that was cut off by a crash
 * is measured again. What a cell depends on is kept as a short digest, so that a cell of the same
 * name with other settings or data is not taken for it; lines without one are taken by name alone.
 */
final class OutcomeStore {
  private static final String CELL = "cell";
  private static final String DIGEST = "of";
  private static final int DIGITS = 16;

  private final Path file;
  private final Map<String, Kept> byCell = new LinkedHashMap<>();

  /** An outcome and the digest of what it depends on, empty if that is not known. */
  private record Kept(Outcome outcome, String digest) {}

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
    if (Files.exists(file) && Files.size(file) > 0) {
      store.readAll(first);
    } else {
      store.append(first);
    }
    return store;
  }

  private void readAll(String first) throws IOException {
    // A byte is a character here, as a crash may have cut the last line inside a character.
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    List<String> lines = bytes.lines().toList();
    String found = new String(bytes(lines.get(0)), StandardCharsets.UTF_8);
    if (!found.equals(first)) {
      throw new ForeignFolderException(
          file + ": found results of " + found + ", expected " + first + "; choose another folder",
          null);
    }
    // A line counts when its end was written.
    int whole = bytes.endsWith("\n") ? lines.size() : lines.size() - 1;
    for (int i = 1; i < whole; i++) {
      try {
        read(decoded(bytes(lines.get(i))));
      } catch (IOException | IllegalStateException | NumberFormatException e) {
        throw new ForeignFolderException(
            file + ", line " + (i + 1) + ": no outcome of an experiment; choose another folder", e);
      }
    }
    if (whole < lines.size()) {
      List<String> kept = lines.subList(0, Math.max(1, whole));
      byte[] rest = bytes(String.join("\n", kept) + "\n");
      AtomicFile.write(file, out -> out.write(rest));
    }
  }

  private static byte[] bytes(String line) {
    return line.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String decoded(byte[] line) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
  }

  private void read(String line) throws IOException {
    try (JsonReader json = new JsonReader(new StringReader(line))) {
      String cell = null;
      String digest = "";
      Map<String, Double> numbers = new LinkedHashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        if (name.equals(CELL)) {
          cell = json.nextString();
        } else if (name.equals(DIGEST)) {
          digest = json.nextString();
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
      byCell.put(cell, new Kept(new Outcome(numbers), digest));
    }
  }

  /** Returns what is known about a cell, whatever it depends on. */
  Optional<Outcome> find(String cell) {
    return Optional.ofNullable(byCell.get(cell)).map(Kept::outcome);
  }

  /**
   * Returns what is known about a cell, unless it was measured with other settings or data.
   *
   * @param identity what it depends on besides kernels and version; may be empty
   */
  Optional<Outcome> find(String cell, String identity) {
    String digest = digest(identity);
    return Optional.ofNullable(byCell.get(cell))
        .filter(kept -> kept.digest.isEmpty() || kept.digest.equals(digest))
        .map(Kept::outcome);
  }

  private static String digest(String identity) {
    String hash = Fingerprint.of(identity);
    int from = hash.indexOf(':') + 1;
    return identity.isEmpty() ? "" : hash.substring(from, from + DIGITS);
  }

  void add(String cell, String identity, Outcome outcome) throws IOException {
    String digest = digest(identity);
    byCell.put(cell, new Kept(outcome, digest));
    append(
        line(
            json -> {
              json.name(CELL).value(cell);
              if (!digest.isEmpty()) {
                json.name(DIGEST).value(digest);
              }
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
