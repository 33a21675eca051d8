package org.truezero.experiments.scenes;

import java.util.Locale;

/**
 * Which examples of the endless row of scenes make up a data set.
 *
 * @param count how many examples, at least 1
 * @param seed which endless row, any value
 * @param from number of the first example in it, 0 or more; sets that do not overlap share no
 *     example
 * @param instances which toys appear
 */
public record SceneSettings(long count, long seed, long from, Instances instances) {
  /** Checks the ranges. */
  public SceneSettings {
    if (count < 1) {
      throw new IllegalArgumentException("count=" + count + " scenes, expected 1 or more");
    }
    if (from < 0 || from > Long.MAX_VALUE - count) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "from=%d with count=%d, expected 0 or more and a sum below 2^63",
              from,
              count));
    }
    if (instances == null) {
      throw new IllegalArgumentException("instances missing, expected train or test");
    }
  }

  /** Returns the settings as the path of a data source. */
  public String query() {
    return String.format(
        Locale.ROOT,
        "?count=%d&seed=%d&from=%d&instances=%s",
        count,
        seed,
        from,
        instances.spelling());
  }
}
