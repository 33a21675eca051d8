package org.truezero.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Texts of any number turned into a file of rows: read once for the vocabulary and the classes, and
 * once more to be encoded. Held are the vocabulary and a few bytes for the rating of each text.
 */
final class ReviewsConversion {
  /** Different words held while counting: some hundred megabytes. */
  private static final int MOST_TERMS = 4_000_000;

  private static final RowChoice.Range ALL = new RowChoice.Range(0, Long.MAX_VALUE);

  private final String path;
  private final ReviewOptions options;
  private final RowChoice.Range range;
  private final TextRows.Ratings ratings;
  private final TermCounter terms;
  private final BadRecords bad;
  private final List<String> words = new ArrayList<>();
  private long record;
  private String content;

  private ReviewsConversion(String path, ReviewOptions options, Optional<RowChoice.Range> rows) {
    this.path = path;
    this.options = options;
    range = rows.orElse(ALL);
    ratings = new TextRows.Ratings(options);
    terms = new TermCounter(MOST_TERMS, options.grams());
    bad = new BadRecords(options.strict());
  }

  /** Converts a source of kind {@code reviews}; its keys were checked. */
  static RowsFile.Written run(SourceSpec source, Path target) throws IOException {
    String path = source.requiredPath("FILE");
    if (path.equals("-")) {
      source.problem("FILE", "-", "a file: the texts are read twice");
    }
    ReviewOptions options = ReviewOptions.of(source);
    Optional<RowChoice.Range> rows = source.rows();
    source.check();
    ReviewsConversion conversion = new ReviewsConversion(path, options, rows);
    conversion.count(source.canonicalOptions());
    return conversion.encode(target);
  }

  private void count(String canonicalOptions) throws IOException {
    try (SourceInput in = SourceInput.open(path)) {
      ReviewRecords.read(in, options, bad, this::count);
      content = Fingerprint.text(in.digest()) + " " + canonicalOptions;
    }
    if (record == 0) {
      throw bad.nothingLeft(path);
    }
    if (range != ALL && record < range.to()) {
      throw DataFormatException.at(
          path, "rows=" + range.from() + "-" + range.to(), "an end of at most " + record);
    }
  }

  private void count(String text, String rating, String place) throws DataFormatException {
    if (options.label().isPresent()) {
      ratings.add(rating, place);
    }
    if (isWanted(record++)) {
      terms.add(cut(text));
    }
  }

  private boolean isWanted(long number) {
    return number >= range.from() && number < range.to();
  }

  private List<String> cut(String text) {
    words.clear();
    options.tokenizer().cut(text, words::add);
    return words;
  }

  private RowsFile.Written encode(Path target) throws IOException {
    RowChoice.Range rows = new RowChoice.Range(range.from(), Math.min(range.to(), record));
    TextEncoding encoding = Vocabulary.encoding(terms.terms(), rows.size(), options, path);
    LabelReader labels =
        new LabelReader(
            List.of(options.label().orElse("label")),
            options.label().isPresent() ? List.of(ratings.labels()) : List.of(),
            row -> path + ", record " + (row + 1));
    Target learned =
        options.label().isPresent()
            ? labels.learn(LabelReader.Meaning.CLASSES, rows)
            : new Target.None();
    Schema schema =
        new Schema(
            encoding.terms().size(),
            true,
            learned,
            Optional.empty(),
            Optional.empty(),
            Optional.of(encoding));
    TargetColumn targets = labels.encode(learned, rows);
    String fingerprint = Fingerprint.of(content, rows);
    return RowsFile.write(
        target, schema, fingerprint, remarks(), writer -> encode(encoding, targets, writer));
  }

  private void encode(TextEncoding encoding, TargetColumn targets, RowsFile.Writer writer)
      throws IOException {
    TextEncoder encoder = new TextEncoder(encoding);
    // The ratings are looked at again only to leave out the same records as before.
    TextRows.Ratings again = new TextRows.Ratings(options);
    float[] target = new float[1];
    record = 0;
    try (SourceInput in = SourceInput.open(path)) {
      ReviewRecords.read(
          in,
          options,
          new BadRecords(false),
          (text, rating, place) -> {
            if (options.label().isPresent()) {
              again.add(rating, place);
            }
            long number = record++;
            if (isWanted(number)) {
              targets.read((int) (number - range.from()), target, 0);
              encoder.encode(cut(text), writer::add);
              writer.endRow(target);
            }
          });
    }
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>(bad.remarks(record));
    if (terms.floor() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "more than %,d different terms: those in up to %,d texts may be missing",
              MOST_TERMS,
              terms.floor()));
    }
    return remarks;
  }
}
