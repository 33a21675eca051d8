package org.truezero.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Which examples of an endless row of generated ones: the keys that all such sources have.
 *
 * @param count how many, 1 or more
 * @param seed which endless row
 * @param from number of the first example in it, 0 or more
 */
public record GeneratedRange(long count, long seed, long from) {
  /**
   * Returns the keys, for the help.
   *
   * @param usualCount how many if the user does not say
   * @param more keys of the source itself, which come after
   */
  public static List<SourceKey> keys(long usualCount, SourceKey... more) {
    List<SourceKey> keys = new ArrayList<>();
    keys.add(new SourceKey("count", "how many examples [" + usualCount + "]"));
    keys.add(new SourceKey("seed", "which endless row of examples [1]"));
    keys.add(new SourceKey("from", "number of the first example in it [0]"));
    keys.addAll(List.of(more));
    return List.copyOf(keys);
  }

  /**
   * Reads the keys; what cannot be used is noted at the source, also a path, since there is no
   * file.
   *
   * @param source kind and options
   * @param usualCount how many if the user does not say
   */
  public static GeneratedRange of(SourceSpec source, long usualCount) {
    if (!source.path().isEmpty()) {
      source.problem(
          "path",
          DataFormatException.quoted(source.path()),
          "nothing before the question mark, as in " + source.kind() + ":?count=1000");
    }
    long count = source.number("count", usualCount, 1, Long.MAX_VALUE);
    long seed = source.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
    return new GeneratedRange(count, seed, source.number("from", 0, 0, Long.MAX_VALUE - count));
  }
}
