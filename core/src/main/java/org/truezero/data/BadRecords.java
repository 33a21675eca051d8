package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records that were left out: how many, and the first few with their places. */
final class BadRecords {
  private static final int SHOWN = 3;

  private final boolean strict;
  private final List<String> first = new ArrayList<>();
  private long count;

  /**
   * Starts counting.
   *
   * @param strict whether the first bad record is an error
   */
  BadRecords(boolean strict) {
    this.strict = strict;
  }

  /** Notes a record that cannot be used. */
  void add(DataFormatException problem) throws DataFormatException {
    if (strict) {
      throw problem;
    }
    count++;
    if (first.size() < SHOWN) {
      first.add(problem.getMessage());
    }
  }

  /** Returns the failure of a file in which nothing can be used. */
  DataFormatException nothingLeft(String file) {
    List<String> why = remarks(0);
    return new DataFormatException(
        file + ": no record that can be used" + (why.isEmpty() ? "" : "; " + why.get(0)));
  }

  /** Returns one line about them, or none. */
  List<String> remarks(long good) {
    if (count == 0) {
      return List.of();
    }
    return List.of(
        String.format(
            Locale.ROOT,
            "left out %,d of %,d records (strict=yes refuses them): %s%s",
            count,
            count + good,
            String.join("; ", first),
            count > SHOWN ? "; …" : ""));
  }
}
