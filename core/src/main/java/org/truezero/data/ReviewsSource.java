package org.truezero.data;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code reviews:FILE?text=FIELD&label=FIELD}: texts, with a rating or class or without, as JSON
 * Lines, CSV or TSV.
 *
 * <p>The vocabulary is learned on the training rows alone, and stored with the schema. Records that
 * cannot be used (no text, a rating outside the scale, bytes that are not UTF-8) are left out and
 * counted; {@code strict=yes} makes the first of them an error.
 */
public final class ReviewsSource implements DataSourceProvider {
  /** The longest text of one record, in bytes; longer ones are no reviews. */
  private static final int LONGEST_TEXT = 1 << 24;

  /** Creates the provider. */
  public ReviewsSource() {}

  @Override
  public String kind() {
    return "reviews";
  }

  @Override
  public String summary() {
    return "reviews:FILE  texts with or without ratings: JSON Lines, CSV or TSV; - is standard"
        + " input";
  }

  @Override
  public List<SourceKey> keys() {
    return ReviewOptions.KEYS;
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("FILE");
    ReviewOptions options = ReviewOptions.of(source);
    source.check();
    try (SourceInput in = SourceInput.open(path)) {
      Reading reading = new Reading(in.name(), options);
      if (options.format() == ReviewOptions.Format.JSONL) {
        readLines(in, reading);
      } else {
        readTable(in, reading);
      }
      String content = Fingerprint.text(in.digest()) + " " + source.canonicalOptions();
      return reading.rows(content);
    }
  }

  /** What was read so far. */
  private static final class Reading {
    private final String file;
    private final ReviewOptions options;
    private final Texts texts = new Texts();
    private final TextRows.Ratings ratings;
    private final BadRecords bad;

    Reading(String file, ReviewOptions options) {
      this.file = file;
      this.options = options;
      ratings = new TextRows.Ratings(options);
      bad = new BadRecords(options.strict());
    }

    /** Takes one record; null is a field that is not there. */
    void add(String text, String rating, int line) throws DataFormatException {
      String place = file + ", line " + line;
      try {
        if (text == null || text.isBlank()) {
          throw DataFormatException.at(
              place, "no text", "field " + DataFormatException.quoted(options.text()));
        }
        if (options.label().isPresent()) {
          ratings.add(rating, place);
        }
        options.tokenizer().cut(text, texts::add);
        texts.endText();
      } catch (DataFormatException e) {
        bad.add(e);
      }
    }

    TextRows rows(String content) throws DataFormatException {
      if (texts.size() == 0) {
        List<String> why = bad.remarks(0);
        throw new DataFormatException(
            file + ": no record that can be used" + (why.isEmpty() ? "" : "; " + why.get(0)));
      }
      Optional<RawLabels> labels =
          options.label().isPresent() ? Optional.of(ratings.labels()) : Optional.empty();
      return new TextRows(file, texts, labels, options, content, bad.remarks(texts.size()));
    }
  }

  private static void readLines(SourceInput in, Reading reading) throws IOException {
    LineReader lines = new LineReader(in);
    while (lines.next()) {
      int length = lines.end() - lines.start();
      String place = in.name() + ", line " + lines.number();
      if (length > LONGEST_TEXT) {
        reading.bad.add(
            DataFormatException.at(
                place, "a record of " + length + " bytes", "at most " + LONGEST_TEXT));
        continue;
      }
      try {
        String line = CellStore.decode(lines.buffer(), lines.start(), length);
        if (!line.isBlank()) {
          Map<String, String> record = object(line);
          reading.add(
              record.get(reading.options.text()),
              reading.options.label().map(record::get).orElse(null),
              lines.number());
        }
      } catch (CharacterCodingException e) {
        reading.bad.add(DataFormatException.at(place, "bytes that are not UTF-8", "UTF-8"));
      } catch (Malformed e) {
        reading.bad.add(
            DataFormatException.at(place, "no JSON object (" + e.getMessage() + ")", "one"));
      }
    }
  }

  /** A line that is no JSON object. */
  private static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** Reads the plain members of an object; lists and objects inside it are skipped. */
  private static Map<String, String> object(String line) throws Malformed {
    Map<String, String> record = new HashMap<>();
    JsonReader reader = new JsonReader(new StringReader(line));
    reader.setStrictness(Strictness.STRICT);
    try {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        switch (reader.peek()) {
          case STRING, NUMBER -> record.put(name, reader.nextString());
          case BOOLEAN -> record.put(name, Boolean.toString(reader.nextBoolean()));
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new Malformed("more after its end");
      }
      return record;
    } catch (IOException | IllegalStateException e) {
      throw new Malformed("malformed");
    }
  }

  private static void readTable(SourceInput in, Reading reading) throws IOException {
    boolean tabs = reading.options.format() == ReviewOptions.Format.TSV;
    CsvReader reader = new CsvReader(in, (byte) (tabs ? '\t' : ','));
    CsvRecord record = new CsvRecord();
    if (!reader.next(record)) {
      throw DataFormatException.at(in.name(), "only empty lines", "a table with a header line");
    }
    List<String> names = CsvSource.names(in.name(), record);
    int text = column(in.name(), names, reading.options.text());
    int label =
        reading.options.label().isPresent()
            ? column(in.name(), names, reading.options.label().get())
            : -1;
    while (reader.next(record)) {
      String place = in.name() + ", line " + record.line();
      if (record.cells() != names.size()) {
        reading.bad.add(
            DataFormatException.at(place, record.cells() + " cells", names.size() + " cells"));
        continue;
      }
      try {
        reading.add(cell(record, text), label < 0 ? null : cell(record, label), record.line());
      } catch (CharacterCodingException e) {
        reading.bad.add(DataFormatException.at(place, "bytes that are not UTF-8", "UTF-8"));
      }
    }
  }

  private static int column(String file, List<String> names, String wanted)
      throws DataFormatException {
    int column = names.indexOf(wanted);
    if (column < 0) {
      throw DataFormatException.at(
          file,
          "no column " + DataFormatException.quoted(wanted),
          "one of " + String.join(", ", names) + "; name it with text= or label=");
    }
    return column;
  }

  private static String cell(CsvRecord record, int cell) throws CharacterCodingException {
    int start = cell == 0 ? 0 : record.end(cell - 1);
    return CellStore.decode(record.bytes(), start, record.end(cell) - start);
  }
}
