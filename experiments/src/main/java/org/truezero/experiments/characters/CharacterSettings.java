package org.truezero.experiments.characters;

import java.util.Locale;

/**
 * Which examples of the endless row of generated characters make up a data set.
 *
 * @param count how many examples, at least 1
 * @param seed which endless row, any value
 * @param from number of the first example in it, 0 or more; sets that do not overlap share no
 *     example
 * @param classes which characters take part
 */
public record CharacterSettings(long count, long seed, long from, CharacterClasses classes) {
  /** Checks the ranges. */
  public CharacterSettings {
    if (count < 1) {
      throw new IllegalArgumentException("count=" + count + " characters, expected 1 or more");
    }
    if (from < 0) {
      throw new IllegalArgumentException("from=" + from + ", expected 0 or more");
    }
    if (from > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "from=%d with count=%d, expected a sum below 2^63", from, count));
    }
    if (classes == null) {
      throw new IllegalArgumentException("classes missing, expected digits, letters or all");
    }
  }

  /**
   * Returns the settings as the path of a data source: {@code ?count=…&seed=…&from=…&classes=…}.
   */
  public String query() {
    return String.format(
        Locale.ROOT, "?count=%d&seed=%d&from=%d&classes=%s", count, seed, from, classes.spelling());
  }
}
