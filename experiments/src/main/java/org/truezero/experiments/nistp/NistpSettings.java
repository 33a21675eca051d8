package org.truezero.experiments.nistp;

import java.util.Locale;
import org.truezero.experiments.characters.CharacterClasses;

/**
 * Which examples of the endless row of generated characters make up a data set.
 *
 * @param count how many examples, at least 1
 * @param seed which endless row, any value
 * @param from number of the first example in it, 0 or more; sets that do not overlap share no
 *     example
 * @param classes which characters take part
 * @param mode which transformations they go through
 * @param complexity how far these go at most, in [0, 1]; with 0 characters stay clean
 */
public record NistpSettings(
    long count, long seed, long from, CharacterClasses classes, Mode mode, double complexity) {
  /** Complexity of NISTP (Bengio et al. 2011). */
  public static final double NISTP_COMPLEXITY = 0.7;

  /** Checks the ranges. */
  public NistpSettings {
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
    if (classes == null || mode == null) {
      throw new IllegalArgumentException("no classes or no mode, expected one of each");
    }
    if (!(complexity >= 0 && complexity <= 1)) {
      throw new IllegalArgumentException(
          "complexity=" + complexity + ", expected a number from 0 to 1");
    }
  }

  /** Describes the examples of NISTP with all 62 classes. */
  public NistpSettings(long count, long seed, long from) {
    this(count, seed, from, CharacterClasses.ALL, Mode.PAPER, NISTP_COMPLEXITY);
  }

  /** Returns the settings as the path of a data source: {@code ?count=…&seed=…&…}. */
  public String query() {
    return String.format(
        Locale.ROOT,
        "?count=%d&seed=%d&from=%d&classes=%s&mode=%s&complexity=%s",
        count,
        seed,
        from,
        classes.spelling(),
        mode.spelling(),
        complexity);
  }
}
