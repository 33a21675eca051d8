package org.truezero.data;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code reviews:FILE?text=FIELD&label=FIELD}: texts, with a rating or class or without, as JSON
 * Lines, CSV or TSV.
 *
 * <p>The vocabulary is learned on the training rows alone, and stored with the schema. Records that
 * cannot be used (no text, a rating outside the scale, bytes that are not UTF-8) are left out and
 * counted; {@code strict=yes} makes the first of them an error. {@link DataSource#convert} reads
 * more texts than fit into memory.
 */
public final class ReviewsSource implements DataSourceProvider {
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
      ReviewRecords.read(in, options, reading.bad, reading::add);
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

    void add(String text, String rating, String place) throws DataFormatException {
      if (options.label().isPresent()) {
        ratings.add(rating, place);
      }
      options.tokenizer().cut(text, texts::add);
      texts.endText();
    }

    TextRows rows(String content) throws DataFormatException {
      if (texts.size() == 0) {
        throw bad.nothingLeft(file);
      }
      Optional<RawLabels> labels =
          options.label().isPresent() ? Optional.of(ratings.labels()) : Optional.empty();
      return new TextRows(file, texts, labels, options, content, bad.remarks(texts.size()));
    }
  }
}
