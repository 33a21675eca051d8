package org.truezero.cli;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Numbers of the command line, and lists of values with commas between them. */
final class ValueTexts {
  private ValueTexts() {}

  /** Reads a number; what is no number is an {@link IllegalArgumentException}. */
  static float number(String text) {
    try {
      return Float.parseFloat(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
    }
  }

  /** Reads a number of double precision. */
  static double fraction(String text) {
    try {
      return Double.parseDouble(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
    }
  }

  /** Reads a whole number. */
  static long whole(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("\"" + text + "\" is not a whole number", e);
    }
  }

  /** Reads a whole number; one beyond the range of {@code int} becomes its end. */
  static int size(String text) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, whole(text)));
  }

  /** Reads values with commas between them. */
  static <T> List<T> list(String text, Function<String, T> parser) {
    return list(text, ",", parser);
  }

  /** Reads values with a separator, a regular expression, between them. */
  static <T> List<T> list(String text, String separator, Function<String, T> parser) {
    return Arrays.stream(text.split(separator, -1)).map(String::trim).map(parser).toList();
  }

  /** Returns one value for each layer, of values that are one for all or one for each. */
  static <T> List<T> perLayer(String option, List<T> values, int layers, Problems problems) {
    boolean one = values.size() == 1;
    problems.require(
        one || values.size() == layers,
        option + ": " + values.size() + " values, expected 1 or one per hidden layer, " + layers);
    return one || values.size() != layers ? Collections.nCopies(layers, values.get(0)) : values;
  }
}
