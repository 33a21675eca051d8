package org.truezero.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Opens data sources written as {@code kind:path?key=value&…}, such as {@code
 * mnist:data/mnist?split=train&rows=0-50000} or {@code csv:people.csv?label=income}.
 *
 * <p>Paths are relative to the working directory; {@code -} is the standard input where a kind
 * reads a single stream. Files compressed with gzip are read as they are. Every kind takes {@code
 * rows=FROM-TO} (0-based, end excluded). All methods may be called from any thread; a data set,
 * once opened, is held in memory or made on demand, and no file stays open.
 */
public final class DataSource {
  private DataSource() {}

  /**
   * Opens a source and learns its schema from its own rows.
   *
   * @param source kind, path and options
   * @return the rows; without labels in the source the target is {@link Target.None}
   * @throws DataFormatException if the source or its content cannot be used; one line
   * @throws IOException if reading fails
   */
  public static Dataset open(String source) throws IOException {
    return guarded(
        source,
        opened -> opened.rows.encode(opened.rows.learn(opened.choice, true), opened.choice));
  }

  /**
   * Opens a source and reads it as a schema learned elsewhere says; options about learning are then
   * without effect.
   *
   * @param source kind, path and options
   * @param fitted the schema of the training rows
   * @return the rows, with that schema
   * @throws DataFormatException if the content does not fit the schema, such as a label it does not
   *     know; one line
   * @throws IOException if reading fails
   */
  public static Dataset open(String source, Schema fitted) throws IOException {
    return guarded(source, opened -> opened.rows.encode(fitted, opened.choice));
  }

  /**
   * Opens a source with the features of a schema learned elsewhere and a target learned from its
   * own rows: for a network that was pre-trained and now gets a target.
   *
   * @param source kind, path and options
   * @param features the schema of the pre-training rows; its target is not used
   * @return the rows; without labels in the source the target is {@link Target.None}
   * @throws DataFormatException if the content does not fit the features; one line
   * @throws IOException if reading fails
   */
  public static Dataset openWithFeatures(String source, Schema features) throws IOException {
    return guarded(
        source,
        opened -> {
          Schema own = opened.rows.learn(opened.choice, true);
          return opened.rows.encode(features.withTargetOf(own), opened.choice);
        });
  }

  /**
   * Opens a source without its labels and learns its schema from its own rows.
   *
   * @param source kind, path and options
   * @return the rows, with {@link Target.None}
   * @throws DataFormatException if the source or its content cannot be used; one line
   * @throws IOException if reading fails
   */
  public static Dataset openUnlabelled(String source) throws IOException {
    return guarded(
        source,
        opened -> opened.rows.encode(opened.rows.learn(opened.choice, false), opened.choice));
  }

  /**
   * Opens a source for prediction: labels may be absent and are not read.
   *
   * @param source kind, path and options
   * @param fitted the schema of the training rows
   * @return the rows, with that schema except for {@link Target.None}
   * @throws DataFormatException if the content does not fit the schema; one line
   * @throws IOException if reading fails
   */
  public static Dataset openUnlabelled(String source, Schema fitted) throws IOException {
    Schema unlabelled = fitted.withTarget(new Target.None());
    return guarded(source, opened -> opened.rows.encode(unlabelled, opened.choice));
  }

  /**
   * Opens a source and divides its rows at random, every class in the same proportion. Scales and
   * dictionaries are learned from the training part alone, the names of labels from all rows.
   *
   * @param source kind, path and options
   * @param validFraction share of the rows to validate on, in (0, 1)
   * @param seed the same seed gives the same division
   * @return both parts, with the same schema; each keeps the order of the rows
   * @throws IllegalArgumentException if the fraction is outside its range
   * @throws DataFormatException if the content cannot be used, or is too small to divide; one line
   * @throws IOException if reading fails
   */
  public static Split openSplit(String source, double validFraction, long seed) throws IOException {
    requireFraction(validFraction);
    return guarded(source, opened -> split(source, opened, validFraction, seed, null));
  }

  /**
   * Opens a source with the features of a schema learned elsewhere and a target learned from the
   * training part, and divides its rows at random.
   *
   * @param source kind, path and options
   * @param validFraction share of the rows to validate on, in (0, 1)
   * @param seed the same seed gives the same division as without given features
   * @param features the schema of the pre-training rows; its target is not used
   * @return both parts, with the same schema; each keeps the order of the rows
   * @throws IllegalArgumentException if the fraction is outside its range
   * @throws DataFormatException if the content cannot be used, or is too small to divide; one line
   * @throws IOException if reading fails
   */
  public static Split openSplitWithFeatures(
      String source, double validFraction, long seed, Schema features) throws IOException {
    requireFraction(validFraction);
    return guarded(source, opened -> split(source, opened, validFraction, seed, features));
  }

  /**
   * Opens a source for cross-validation: its rows are divided at random into parts of equal size,
   * every class in the same proportion.
   *
   * @param source kind, path and options
   * @param folds how many parts, 2 or more
   * @param seed the same seed gives the same division
   * @param features the schema of pre-training rows, to be used instead of learned features
   * @throws IllegalArgumentException if there are fewer rows than folds
   * @throws DataFormatException if the content cannot be used; one line
   * @throws IOException if reading fails
   */
  public static Folds openFolds(String source, int folds, long seed, Optional<Schema> features)
      throws IOException {
    return guarded(
        source,
        opened ->
            new Folds(
                opened.rows,
                StratifiedFolds.of(opened.choice, opened.rows.strata(), folds, seed),
                features));
  }

  /** What {@link #convert} wrote. */
  public record Converted(String source, long rows, List<String> remarks) {}

  /**
   * Encodes a source once and writes its rows to a file, for {@code rows:}. Texts are read twice
   * and not held in memory; other sources are opened first.
   *
   * @param source kind, path and options
   * @param target the file; it is complete or not there
   * @return the source that reads it, how many rows it has, and what a user should know
   * @throws DataFormatException if the source or its content cannot be used; one line
   * @throws IOException if reading or writing fails
   */
  public static Converted convert(String source, Path target) throws IOException {
    SourceSpec spec = SourceSpec.parse(source);
    if (!spec.kind().equals("reviews")) {
      return converted(RowsFile.write(target, open(source)));
    }
    spec.requireKnown(ReviewOptions.KEYS);
    try {
      return converted(ReviewsConversion.run(spec, target));
    } catch (OutOfMemoryError e) {
      throw new DataFormatException(MemoryLimit.message(source), e);
    }
  }

  private static Converted converted(RowsFile.Written written) {
    return new Converted(written.source(), written.rows(), written.remarks());
  }

  private static void requireFraction(double validFraction) {
    if (!(validFraction > 0 && validFraction < 1)) {
      throw new IllegalArgumentException(
          "validation fraction " + validFraction + ", expected a number between 0 and 1");
    }
  }

  /** Returns all kinds that can be opened, by name. */
  public static List<DataSourceProvider> list() {
    return new ArrayList<>(providers().values());
  }

  private static Split split(
      String source, Opened opened, double fraction, long seed, Schema features)
      throws DataFormatException {
    StratifiedSplit parts = StratifiedSplit.of(opened.choice, opened.rows.strata(), fraction, seed);
    if (parts.valid.size() == 0 || parts.train.size() == 0) {
      throw DataFormatException.at(
          source,
          opened.choice.size() + " rows",
          "enough rows to keep a fraction of " + fraction + " for validation");
    }
    // A class may have its only row among those to validate on; its name gives nothing away.
    Schema own =
        opened.rows.learn(parts.train, false).withTarget(opened.rows.learnTarget(opened.choice));
    Schema schema = features == null ? own : features.withTargetOf(own);
    return new Split(
        opened.rows.encode(schema, parts.train), opened.rows.encode(schema, parts.valid));
  }

  private record Opened(SourceRows rows, RowChoice choice) {}

  private interface Step<T> {
    T apply(Opened opened) throws IOException;
  }

  private static <T> T guarded(String source, Step<T> step) throws IOException {
    try {
      return step.apply(read(source));
    } catch (OutOfMemoryError e) {
      throw new DataFormatException(MemoryLimit.message(source), e);
    }
  }

  private static Opened read(String source) throws IOException {
    SourceSpec spec = SourceSpec.parse(source);
    Map<String, DataSourceProvider> providers = providers();
    DataSourceProvider provider = providers.get(spec.kind());
    if (provider == null) {
      throw DataFormatException.at(
          "data source " + DataFormatException.quoted(source),
          spec.kind().isEmpty() ? "no kind" : "unknown kind '" + spec.kind() + "'",
          "kind:path?key=value with one of the kinds " + String.join(", ", providers.keySet()));
    }
    spec.requireKnown(provider.keys());
    RowChoice.Range range = spec.rows().orElse(null);
    SourceRows rows = provider.read(spec);
    if (rows.size() == 0) {
      throw DataFormatException.at(source, "no rows", "at least one");
    }
    if (range != null && range.to() > rows.size()) {
      throw DataFormatException.at(
          source, "rows=" + range.from() + "-" + range.to(), "an end of at most " + rows.size());
    }
    return new Opened(rows, range == null ? new RowChoice.Range(0, rows.size()) : range);
  }

  /** Providers seen by this library's own class loader come before those of the thread's. */
  private static Map<String, DataSourceProvider> providers() {
    Map<String, DataSourceProvider> byKind = new TreeMap<>();
    collect(
        ServiceLoader.load(DataSourceProvider.class, DataSource.class.getClassLoader()), byKind);
    collect(ServiceLoader.load(DataSourceProvider.class), byKind);
    return byKind;
  }

  private static void collect(
      ServiceLoader<DataSourceProvider> loader, Map<String, DataSourceProvider> byKind) {
    for (DataSourceProvider provider : loader) {
      byKind.putIfAbsent(provider.kind(), provider);
    }
  }
}
