package org.truezero.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * {@code amazon:DIR?domain=books}: the multi-domain sentiment data of Blitzer, Dredze and Pereira
 * (2007), with the classes negative and positive.
 *
 * <p>Reads both published forms, plain or gzipped: the reviews themselves ({@code <review_text>},
 * Latin-1), and the counted words and pairs ({@code word:count word_word:count …
 * #label#:positive}); what is there decides. Of a labelled domain the negative reviews come first;
 * {@code part=unlabeled} reads the others, without labels.
 */
public final class AmazonSource implements DataSourceProvider {
  private static final List<String> CLASSES = List.of("negative", "positive");

  /** Creates the provider. */
  public AmazonSource() {}

  @Override
  public String kind() {
    return "amazon";
  }

  @Override
  public String summary() {
    return "amazon:DIR  reviews of the multi-domain sentiment data set, domain by domain";
  }

  @Override
  public List<SourceKey> keys() {
    List<SourceKey> keys = new ArrayList<>();
    keys.add(new SourceKey("domain", "folder of a domain, such as books"));
    keys.add(new SourceKey("part", "labelled or unlabeled [labelled]"));
    for (SourceKey key : ReviewOptions.KEYS) {
      if (List.of("vocabulary", "grams", "weight", "tokens", "strict").contains(key.name())) {
        keys.add(key);
      }
    }
    return keys;
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("DIR");
    Optional<String> domain = source.value("domain");
    boolean labelled =
        source.choice("part", "labelled", "labelled", "unlabeled").equals("labelled");
    if (domain.isEmpty()) {
      source.problem("domain", "nothing", "a folder such as books");
    }
    ReviewOptions options = ReviewOptions.of(source);
    source.check();
    Path folder = SourceInput.path(path).resolve(domain.get());
    Reading reading = new Reading(options);
    StringBuilder content = new StringBuilder();
    for (String part : labelled ? CLASSES : List.of("unlabeled")) {
      Path file = file(folder, part);
      try (SourceInput in = SourceInput.open(file.toString())) {
        reading.readAll(in, CLASSES.indexOf(part));
        content.append(Fingerprint.text(in.digest())).append(' ');
      }
    }
    return reading.rows(folder.toString(), labelled, content + source.canonicalOptions());
  }

  private static Path file(Path folder, String part) throws DataFormatException {
    for (String name : List.of(part + ".review", part + ".review.gz")) {
      if (Files.isRegularFile(folder.resolve(name))) {
        return folder.resolve(name);
      }
    }
    throw DataFormatException.at(
        folder.toString(), "no " + part + ".review", "that file, plain or gzipped");
  }

  /** What was read so far. */
  private static final class Reading {
    private final ReviewOptions options;
    private final Texts texts = new Texts();
    private final BadRecords bad;
    private Tokenizer tokenizer;
    private int[] codes = new int[256];

    Reading(ReviewOptions options) {
      this.options = options;
      bad = new BadRecords(options.strict());
    }

    void readAll(SourceInput in, int code) throws IOException {
      LineReader lines = new LineReader(in);
      StringBuilder text = null;
      int start = 0;
      while (lines.next()) {
        String line =
            new String(
                lines.buffer(),
                lines.start(),
                lines.end() - lines.start(),
                StandardCharsets.ISO_8859_1);
        line = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        String place = in.name() + ", line " + lines.number();
        if (tokenizer == null && !line.isBlank()) {
          tokenizer = line.startsWith("<") ? options.tokenizer() : new Tokenizer.Counted();
        }
        if (tokenizer instanceof Tokenizer.Counted) {
          add(line, code, place);
        } else if (line.equals("<review_text>")) {
          text = new StringBuilder();
          start = lines.number();
        } else if (line.equals("</review_text>") && text != null) {
          add(text.toString(), code, in.name() + ", line " + start);
          text = null;
        } else if (text != null) {
          text.append(line).append('\n');
        }
      }
      if (text != null) {
        bad.add(
            DataFormatException.at(
                in.name() + ", line " + start, "a <review_text> without an end", "its end"));
      }
    }

    private void add(String text, int code, String place) throws DataFormatException {
      if (text.isBlank()) {
        if (!(tokenizer instanceof Tokenizer.Counted)) {
          bad.add(DataFormatException.at(place, "no text", "a review"));
        }
        return;
      }
      tokenizer.cut(text, texts::add);
      if (texts.size() == codes.length) {
        codes = Arrays.copyOf(codes, GrowingArrays.next(codes.length, 1));
      }
      codes[texts.size()] = code;
      texts.endText();
    }

    TextRows rows(String folder, boolean labelled, String content) throws DataFormatException {
      if (texts.size() == 0) {
        throw DataFormatException.at(folder, "no review", "at least one");
      }
      Optional<RawLabels> labels =
          labelled
              ? Optional.of(RawLabels.numbered(Arrays.copyOf(codes, texts.size()), CLASSES))
              : Optional.empty();
      return new TextRows(
          folder, texts, labels, options.with(tokenizer), content, bad.remarks(texts.size()));
    }
  }
}
