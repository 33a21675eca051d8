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

/** The records of a file of texts, one after the other. Those that cannot be used are noted. */
final class ReviewRecords {
  /** The longest text of one record, in bytes; longer ones are no reviews. */
  private static final int LONGEST_TEXT = 1 << 24;

  private final SourceInput in;
  private final ReviewOptions options;
  private final BadRecords bad;
  private final Sink sink;

  private ReviewRecords(SourceInput in, ReviewOptions options, BadRecords bad, Sink sink) {
    this.in = in;
    this.options = options;
    this.bad = bad;
    this.sink = sink;
  }

  /** Takes one record with a text. */
  interface Sink {
    /**
     * Takes a record.
     *
     * @param text never blank
     * @param rating null if there is none
     * @param place for messages
     * @throws DataFormatException if the record cannot be used; it is then noted
     */
    void add(String text, String rating, String place) throws DataFormatException;
  }

  /**
   * Reads all records.
   *
   * @param in read to its end
   * @param options how records are written
   * @param bad notes what cannot be used
   * @param sink takes the others
   */
  static void read(SourceInput in, ReviewOptions options, BadRecords bad, Sink sink)
      throws IOException {
    ReviewRecords records = new ReviewRecords(in, options, bad, sink);
    if (options.format() == ReviewOptions.Format.JSONL) {
      records.readLines();
    } else {
      records.readTable();
    }
  }

  /** Takes one record; null is a field that is not there. */
  private void add(String text, String rating, String place) throws DataFormatException {
    try {
      if (text == null || text.isBlank()) {
        throw DataFormatException.at(
            place, "no text", "field " + DataFormatException.quoted(options.text()));
      }
      sink.add(text, rating, place);
    } catch (DataFormatException e) {
      bad.add(e);
    }
  }

  private void readLines() throws IOException {
    LineReader lines = new LineReader(in);
    while (lines.next()) {
      int length = lines.end() - lines.start();
      String place = in.name() + ", line " + lines.number();
      if (length > LONGEST_TEXT) {
        bad.add(
            DataFormatException.at(
                place, "a record of " + length + " bytes", "at most " + LONGEST_TEXT));
        continue;
      }
      try {
        String line = CellStore.decode(lines.buffer(), lines.start(), length);
        if (!line.isBlank()) {
          Map<String, String> record = object(line);
          add(record.get(options.text()), options.label().map(record::get).orElse(null), place);
        }
      } catch (CharacterCodingException e) {
        bad.add(DataFormatException.at(place, "bytes that are not UTF-8", "UTF-8"));
      } catch (Malformed e) {
        bad.add(DataFormatException.at(place, "no JSON object (" + e.getMessage() + ")", "one"));
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

  private void readTable() throws IOException {
    boolean tabs = options.format() == ReviewOptions.Format.TSV;
    CsvReader reader = new CsvReader(in, (byte) (tabs ? '\t' : ','));
    CsvRecord record = new CsvRecord();
    if (!reader.next(record)) {
      throw DataFormatException.at(in.name(), "only empty lines", "a table with a header line");
    }
    List<String> names = CsvSource.names(in.name(), record);
    int text = column(in.name(), names, options.text());
    int label = options.label().isPresent() ? column(in.name(), names, options.label().get()) : -1;
    while (reader.next(record)) {
      String place = in.name() + ", line " + record.line();
      if (record.cells() != names.size()) {
        bad.add(DataFormatException.at(place, record.cells() + " cells", names.size() + " cells"));
        continue;
      }
      try {
        add(cell(record, text), label < 0 ? null : cell(record, label), place);
      } catch (CharacterCodingException e) {
        bad.add(DataFormatException.at(place, "bytes that are not UTF-8", "UTF-8"));
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
