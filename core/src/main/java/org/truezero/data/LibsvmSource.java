package org.truezero.data;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * {@code libsvm:FILE?features=N&base=1}: sparse examples as text, {@code LABEL INDEX:VALUE …}.
 *
 * <p>Indices ascend from {@code base}. Labels are numbers; +1, 1 and 1.0 are the same class, and
 * classes are ordered by their number. {@code target=values} takes the label as a real value,
 * {@code target=labels} as a list such as {@code 1,3}. Comments after {@code #} and {@code qid:}
 * are ignored. Without {@code features=} the largest index of the training rows decides; later data
 * may name larger ones, which are ignored.
 */
public final class LibsvmSource implements DataSourceProvider {
  static final SourceKey TARGET =
      new SourceKey("target", "classes, values (real numbers) or labels (several at once)");

  /** Creates the provider. */
  public LibsvmSource() {}

  @Override
  public String kind() {
    return "libsvm";
  }

  @Override
  public String summary() {
    return "libsvm:FILE  sparse examples as text: LABEL INDEX:VALUE …; - is standard input";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(
        new SourceKey("features", "N: number of features [the largest index]"),
        new SourceKey("base", "0 or 1: the smallest index [1]"),
        new SourceKey("values", "given, or binary: 1 where not zero, for bags of words [given]"),
        TARGET);
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("FILE");
    int features = (int) source.number("features", 0, 1, Integer.MAX_VALUE - 8);
    int base = (int) source.number("base", 1, 0, 1);
    boolean binary = source.choice("values", "given", "given", "binary").equals("binary");
    LabelReader.Meaning meaning = meaning(source);
    source.check();
    try (SourceInput in = SourceInput.open(path)) {
      LibsvmReader reader = new LibsvmReader(in, base, features);
      reader.readAll();
      String content = Fingerprint.text(in.digest()) + " " + source.canonicalOptions();
      SparseRows entries = binary ? reader.rows().binary() : reader.rows();
      return new LibsvmRows(in.name(), reader, entries, features, meaning, content);
    }
  }

  static LabelReader.Meaning meaning(SourceSpec source) {
    String target = source.choice("target", "classes", "classes", "values", "labels");
    return LabelReader.Meaning.valueOf(target.toUpperCase(Locale.ROOT));
  }
}
