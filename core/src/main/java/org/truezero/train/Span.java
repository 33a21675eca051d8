package org.truezero.train;

import java.util.Locale;

/**
 * A length of training, stated in epochs or in examples, because a virtual data set may have epochs
 * of 82 million.
 *
 * @param amount how many, 1 or more
 * @param unit of what
 */
public record Span(long amount, Unit unit) {
  /** What is counted. */
  public enum Unit {
    /** Passes over the training data. */
    EPOCHS,
    /** Training examples presented. */
    EXAMPLES
  }

  /** Checks the range. */
  public Span {
    if (amount < 1) {
      throw new IllegalArgumentException(
          "number of "
              + unit.name().toLowerCase(Locale.ROOT)
              + ": "
              + amount
              + ", expected 1 or more");
    }
  }

  /** Returns a number of epochs. */
  public static Span epochs(long amount) {
    return new Span(amount, Unit.EPOCHS);
  }

  /** Returns a number of examples. */
  public static Span examples(long amount) {
    return new Span(amount, Unit.EXAMPLES);
  }

  /**
   * Returns the length in examples.
   *
   * @param epoch examples of one epoch, 1 or more
   * @throws IllegalArgumentException if they are 2^63 or more
   */
  public long inExamples(long epoch) {
    if (unit == Unit.EXAMPLES) {
      return amount;
    }
    if (amount > Long.MAX_VALUE / epoch) {
      throw new IllegalArgumentException(
          amount + " epochs of " + epoch + " examples, expected fewer than 2^63 examples in all");
    }
    return amount * epoch;
  }

  /** Returns the text that {@link #parse} reads back: {@code 20e} for epochs, {@code 50000}. */
  public String text() {
    return unit == Unit.EPOCHS ? amount + "e" : Long.toString(amount);
  }

  /**
   * Reads a length: {@code 20e} are epochs, {@code 50000} are examples.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static Span parse(String text) {
    String trimmed = text.trim();
    boolean epochs = trimmed.endsWith("e");
    String digits = epochs ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    try {
      return new Span(Long.parseLong(digits), epochs ? Unit.EPOCHS : Unit.EXAMPLES);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "length \"" + text + "\", expected examples such as 50000 or epochs such as 20e", e);
    }
  }
}
