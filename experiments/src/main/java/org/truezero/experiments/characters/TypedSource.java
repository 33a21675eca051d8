package org.truezero.experiments.characters;

import java.io.IOException;
import java.util.List;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSourceProvider;
import org.truezero.data.SourceKey;
import org.truezero.data.SourceRows;
import org.truezero.data.SourceSpec;

/**
 * {@code typed:?count=N&seed=S&from=I&classes=digits}: {@link TypedCharacters} as a data source.
 */
public final class TypedSource implements DataSourceProvider {
  private static final long DEFAULT_COUNT = 10_000;

  /** Creates the provider. */
  public TypedSource() {}

  @Override
  public String kind() {
    return "typed";
  }

  @Override
  public String summary() {
    return "typed:?count=N&seed=S&from=I&classes=all  generated typed characters, 32x32 grey";
  }

  @Override
  public List<SourceKey> keys() {
    return List.of(
        new SourceKey("count", "how many examples [" + DEFAULT_COUNT + "]"),
        new SourceKey("seed", "which endless row of examples [1]"),
        new SourceKey("from", "number of the first example in it [0]"),
        new SourceKey("classes", "digits, letters or all [all]"));
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    if (!source.path().isEmpty()) {
      source.problem(
          "path",
          DataFormatException.quoted(source.path()),
          "nothing before the question mark, as in typed:?count=1000");
    }
    long count = source.number("count", DEFAULT_COUNT, 1, Long.MAX_VALUE);
    long seed = source.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    long from = source.number("from", 0, 0, Long.MAX_VALUE - count);
    String classes = source.choice("classes", "all", "all", "digits", "letters");
    source.check();
    return new TypedRows(
        source.toString(),
        new TypedCharacters(
            new CharacterSettings(count, seed, from, CharacterClasses.parse(classes))));
  }
}
