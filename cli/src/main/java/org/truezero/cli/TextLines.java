package org.truezero.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;

/** Predictions of raw texts, line by line: for people, or as CSV or JSON. */
final class TextLines {
  private final WordInfluence influence;
  private final String format;

  /**
   * Prepares.
   *
   * @param format {@code csv}, {@code jsonl}, or null for people
   */
  TextLines(WordInfluence influence, String format) {
    this.influence = influence;
    this.format = format;
  }

  /** Reads texts and writes what is predicted about them. */
  void copy(InputStream in, OutputStream out) throws IOException {
    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    if ("csv".equals(format)) {
      write(out, "id,predicted,rating,words");
    }
    long id = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      WordInfluence.Said said = influence.of(line);
      write(
          out,
          format == null
              ? people(said)
              : format.equals("csv") ? cells(id, said) : document(id, said).toString());
      id++;
      if (!lines.ready()) {
        out.flush(); // whoever writes line by line wants to read line by line
      }
    }
  }

  private static void write(OutputStream out, String line) throws IOException {
    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String people(WordInfluence.Said said) {
    String rating =
        Double.isNaN(said.rating()) ? "" : String.format(Locale.ROOT, " (%.2f)", said.rating());
    String words = words(said, ", ");
    return said.label() + rating + (words.isEmpty() ? "; no word of it is known" : "  " + words);
  }

  private static String cells(long id, WordInfluence.Said said) {
    String label = said.label().replace("\"", "\"\"");
    String rating = Double.isNaN(said.rating()) ? "" : Double.toString(said.rating());
    return id + ",\"" + label + "\"," + rating + ",\"" + words(said, "; ") + "\"";
  }

  private static String words(WordInfluence.Said said, String separator) {
    return said.words().stream()
        .map(word -> String.format(Locale.ROOT, "%s %+.2f", word.term(), word.change()))
        .collect(Collectors.joining(separator));
  }

  private static JsonObject document(long id, WordInfluence.Said said) {
    JsonArray words = new JsonArray();
    for (WordInfluence.Word word : said.words()) {
      JsonObject one = new JsonObject();
      one.addProperty("word", word.term());
      one.addProperty("change", word.change());
      words.add(one);
    }
    JsonObject document = new JsonObject();
    document.addProperty("id", id);
    document.addProperty("predicted", said.label());
    document.addProperty("rating", Double.isNaN(said.rating()) ? null : said.rating());
    document.add("words", words);
    return document;
  }
}
