package org.truezero.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The options of a source of texts.
 *
 * @param format how records are written
 * @param text field of the text
 * @param label field of the rating or class, if there is one
 * @param classes first and last whole number that a rating may become, if given
 * @param ratings from ratings to classes
 * @param tokenizer how texts are cut into words
 * @param grams 1 for words, 2 for words and pairs
 * @param weighting what a feature says
 * @param vocabulary how many terms become features
 * @param strict whether a record that cannot be used is an error
 */
record ReviewOptions(
    Format format,
    String text,
    Optional<String> label,
    Optional<RowChoice.Range> classes,
    RatingRule ratings,
    Tokenizer tokenizer,
    int grams,
    TextEncoding.Weighting weighting,
    int vocabulary,
    boolean strict) {
  /** How records are written. */
  enum Format {
    JSONL,
    CSV,
    TSV
  }

  static final List<SourceKey> KEYS =
      List.of(
          new SourceKey("text", "FIELD: the text [text]"),
          new SourceKey("label", "FIELD: the rating or class [no labels]"),
          new SourceKey("classes", "FIRST-LAST: the whole numbers a rating can be [those found]"),
          new SourceKey(
              "scale", "rule from rating to class: x, round(x), ceil(x/2) or the like [x]"),
          new SourceKey("vocabulary", "N: the most frequent terms become features [5000]"),
          new SourceKey("grams", "1 for words, 2 for words and pairs of neighbours [1]"),
          new SourceKey("weight", "binary, counts or tfidf: what a feature says [binary]"),
          new SourceKey("tokens", "letters (runs of letters and digits) or words [letters]"),
          new SourceKey("format", "jsonl, csv or tsv [by the name of the file]"),
          new SourceKey("strict", "yes or no: whether a bad record is an error [no: left out]"));

  static ReviewOptions of(SourceSpec source) {
    String label = source.value("label").orElse("");
    return new ReviewOptions(
        Format.valueOf(
            source
                .choice("format", byName(source.path()), "jsonl", "csv", "tsv")
                .toUpperCase(Locale.ROOT)),
        source.value("text").orElse("text"),
        label.isEmpty() ? Optional.empty() : Optional.of(label),
        classes(source),
        ratings(source),
        tokenizer(source),
        (int) source.number("grams", 1, 1, 2),
        TextEncoding.Weighting.valueOf(
            source
                .choice("weight", "binary", "binary", "counts", "tfidf")
                .toUpperCase(Locale.ROOT)),
        (int) source.number("vocabulary", 5000, 1, LibsvmReader.LARGEST_PLAUSIBLE_INDEX),
        source.choice("strict", "no", "yes", "no").equals("yes"));
  }

  /** Returns the same with another tokenizer. */
  ReviewOptions with(Tokenizer other) {
    return new ReviewOptions(
        format, text, label, classes, ratings, other, grams, weighting, vocabulary, strict);
  }

  private static String byName(String path) {
    String name = path.toLowerCase(Locale.ROOT).replaceAll("\\.gz$", "");
    return name.endsWith(".csv") ? "csv" : name.endsWith(".tsv") ? "tsv" : "jsonl";
  }

  private static Optional<RowChoice.Range> classes(SourceSpec source) {
    Optional<String> given = source.value("classes");
    if (given.isEmpty()) {
      return Optional.empty();
    }
    if (given.get().matches("\\d{1,6}-\\d{1,6}")) {
      int dash = given.get().indexOf('-');
      long first = Long.parseLong(given.get().substring(0, dash));
      long last = Long.parseLong(given.get().substring(dash + 1));
      if (first < last && last - first < 1000) {
        return Optional.of(new RowChoice.Range(first, last + 1));
      }
    }
    source.problem("classes", DataFormatException.quoted(given.get()), "FIRST-LAST such as 1-5");
    return Optional.empty();
  }

  private static RatingRule ratings(SourceSpec source) {
    String given = source.value("scale").orElse("x");
    try {
      return RatingRule.parse(given);
    } catch (IllegalArgumentException e) {
      source.problem("scale", DataFormatException.quoted(given), "x, round(x) or ceil(x/2)");
      return new RatingRule(RatingRule.Rounding.NONE, 1);
    }
  }

  private static Tokenizer tokenizer(SourceSpec source) {
    String given = source.value("tokens").orElse("letters");
    try {
      return Tokenizer.named(given);
    } catch (IllegalArgumentException e) {
      source.problem("tokens", DataFormatException.quoted(given), "letters or words");
      return new Tokenizer.Letters();
    }
  }
}
