package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.LongToIntFunction;

/** Texts, cut into words, with a label each or without. */
final class TextRows implements SourceRows {
  private final String file;
  private final Texts texts;
  private final Optional<RawLabels> labels;
  private final ReviewOptions options;
  private final String content;
  private final List<String> remarks;

  TextRows(
      String file,
      Texts texts,
      Optional<RawLabels> labels,
      ReviewOptions options,
      String content,
      List<String> remarks) {
    this.file = file;
    this.texts = texts;
    this.labels = labels;
    this.options = options;
    this.content = content;
    this.remarks = remarks;
  }

  @Override
  public long size() {
    return texts.size();
  }

  @Override
  public LongToIntFunction strata() {
    return labels.<LongToIntFunction>map(each -> each::code).orElse(row -> 0);
  }

  @Override
  public Schema learn(RowChoice rows, boolean labelled) throws DataFormatException {
    TextEncoding encoding = Vocabulary.learn(texts, rows, options, file);
    Target target = labelled ? learnTarget(rows) : new Target.None();
    return new Schema(
        encoding.terms().size(),
        true,
        target,
        Optional.empty(),
        Optional.empty(),
        Optional.of(encoding));
  }

  @Override
  public Target learnTarget(RowChoice rows) throws DataFormatException {
    return reader(labels).learn(LabelReader.Meaning.CLASSES, rows);
  }

  @Override
  public Dataset encode(Schema schema, RowChoice rows) throws DataFormatException {
    if (schema.text().isEmpty()) {
      throw DataFormatException.at(
          file, "texts", "the " + schema.features() + " features of another kind learned before");
    }
    TextEncoder encoder = encoder(schema.text().get());
    SparseRows.Builder entries = new SparseRows.Builder();
    for (long i = 0; i < rows.size(); i++) {
      encoder.encode(texts.text((int) rows.at(i)), entries::add);
      entries.endRow();
    }
    RatingRule rule = schema.text().get().ratings();
    TargetColumn targets = reader(ratedBy(rule)).encode(schema.target(), rows);
    RowChoice all = new RowChoice.Range(0, rows.size());
    return new StoredDataset(
        schema, entries.build(), all, targets, Fingerprint.of(content, rows), remarks);
  }

  private TextEncoder encoder(TextEncoding encoding) throws DataFormatException {
    if (!encoding.tokenizer().equals(options.tokenizer().name())) {
      throw DataFormatException.at(
          file,
          "words cut by tokens=" + options.tokenizer().name(),
          "tokens=" + encoding.tokenizer() + " as the model learned");
    }
    return new TextEncoder(encoding);
  }

  /** Returns the labels by the rule that was learned, if the source has none of its own. */
  private Optional<RawLabels> ratedBy(RatingRule rule) {
    boolean given = !options.ratings().equals(RatingRule.SAME);
    return given || rule.equals(RatingRule.SAME)
        ? labels
        : labels.map(raw -> raw.spelled(rule::spelled));
  }

  private LabelReader reader(Optional<RawLabels> labels) {
    return new LabelReader(
        List.of(options.label().orElse("label")),
        labels.stream().toList(),
        row -> file + ", record " + (row + 1));
  }

  /** Collects ratings as classes. */
  static final class Ratings {
    private final ReviewOptions options;
    private final RawLabels.Builder found = new RawLabels.Builder(Numbers::canonical);
    private int[] codes = new int[256];
    private int size;

    Ratings(ReviewOptions options) {
      this.options = options;
    }

    /** Takes the rating of one text; null is none. */
    void add(String rating, String place) throws DataFormatException {
      if (rating == null || rating.isBlank()) {
        throw DataFormatException.at(place, "no rating", "one");
      }
      String text = rating.trim();
      if (text.equalsIgnoreCase("nan")) {
        throw DataFormatException.at(place, "rating " + DataFormatException.quoted(text), "one");
      }
      if (options.classes().isPresent()) {
        double number = Numbers.finite(text);
        double mapped = Double.isNaN(number) ? number : options.ratings().apply(number);
        addClosed(options.classes().get(), mapped, text, place);
      } else {
        found.add(options.ratings().spelled(text));
      }
    }

    private void addClosed(RowChoice.Range classes, double mapped, String text, String place)
        throws DataFormatException {
      if (!(mapped >= classes.from() && mapped < classes.to()) || mapped != Math.rint(mapped)) {
        throw DataFormatException.at(
            place,
            "rating " + DataFormatException.quoted(text),
            "a whole number from "
                + classes.from()
                + " to "
                + (classes.to() - 1)
                + "; scale=round(x) or the like maps other scales");
      }
      if (size == codes.length) {
        codes = Arrays.copyOf(codes, GrowingArrays.next(size, 1));
      }
      codes[size++] = (int) (mapped - classes.from());
    }

    RawLabels labels() {
      if (options.classes().isEmpty()) {
        return found.build();
      }
      List<String> names = new ArrayList<>();
      for (long each = options.classes().get().from();
          each < options.classes().get().to();
          each++) {
        names.add(Long.toString(each));
      }
      return RawLabels.numbered(Arrays.copyOf(codes, size), names);
    }
  }
}
