package org.truezero.data;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the rating of a file to the class: {@code x}, {@code ceil(x)}, {@code floor(x)}, {@code
 * round(x)} (halves up), each also of {@code x/N}; so half stars become whole ones by {@code
 * round(x)}, and ten points five stars by {@code ceil(x/2)}.
 *
 * @param rounding which way, or none
 * @param divisor N, above 0
 */
public record RatingRule(Rounding rounding, double divisor) {
  private static final Pattern TEXT =
      Pattern.compile("(?:(ceil|floor|round)\\()?x(?:/(\\d+(?:\\.\\d+)?))?(\\)?)");

  /** Every rating is a class. */
  static final RatingRule SAME = new RatingRule(Rounding.NONE, 1);

  /** Which way ratings are rounded. */
  public enum Rounding {
    /** Not at all. */
    NONE,
    /** Up. */
    CEIL,
    /** Down. */
    FLOOR,
    /** To the nearest, halves up. */
    ROUND
  }

  /** Checks the range. */
  public RatingRule {
    if (!(divisor > 0 && divisor <= 1e6)) {
      throw new IllegalArgumentException("rating divided by " + divisor + ", expected above 0");
    }
  }

  /** Returns the class that a rating belongs to. */
  public double apply(double rating) {
    double x = rating / divisor;
    return switch (rounding) {
      case NONE -> x;
      case CEIL -> Math.ceil(x);
      case FLOOR -> Math.floor(x);
      case ROUND -> Math.floor(x + 0.5);
    };
  }

  /** Returns the name of the class that a rating belongs to; a text that is no number stays. */
  String spelled(String rating) {
    double number = Numbers.finite(rating);
    return Double.isNaN(number) ? rating : Numbers.canonical(Double.toString(apply(number)));
  }

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    String inside = divisor == 1 ? "x" : "x/" + Numbers.canonical(Double.toString(divisor));
    return rounding == Rounding.NONE
        ? inside
        : rounding.name().toLowerCase(Locale.ROOT) + "(" + inside + ")";
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RatingRule parse(String text) {
    Matcher matcher = TEXT.matcher(text.replace(" ", "").toLowerCase(Locale.ROOT));
    if (!matcher.matches() || (matcher.group(1) == null) != matcher.group(3).isEmpty()) {
      throw new IllegalArgumentException(
          "rating rule "
              + DataFormatException.quoted(text)
              + ", expected x, round(x), ceil(x/2) or the like");
    }
    Rounding rounding =
        matcher.group(1) == null
            ? Rounding.NONE
            : Rounding.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
    double divisor = matcher.group(2) == null ? 1 : Double.parseDouble(matcher.group(2));
    return new RatingRule(rounding, divisor);
  }
}
