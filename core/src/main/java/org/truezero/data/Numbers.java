package org.truezero.data;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers as data files spell them: decimal, with a point, without the suffixes that Java knows.
 */
final class Numbers {
  private static final Set<String> SPECIAL = Set.of("nan", "inf", "infinity");

  private Numbers() {}

  /** Returns whether a text is a decimal number, or a word for one that is not finite. */
  static boolean isNumber(String text) {
    int start = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
    int whole = digits(text, start);
    int at = whole;
    int digits = whole - start;
    if (at < text.length() && text.charAt(at) == '.') {
      int end = digits(text, at + 1);
      digits += end - at - 1;
      at = end;
    }
    if (digits == 0) {
      return SPECIAL.contains(text.substring(start).toLowerCase(Locale.ROOT));
    }
    return at == text.length() || isExponent(text, at);
  }

  private static boolean isExponent(String text, int at) {
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    int start = at + 1;
    if (start < text.length() && (text.charAt(start) == '-' || text.charAt(start) == '+')) {
      start++;
    }
    return start < text.length() && digits(text, start) == text.length();
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  /** Returns a finite number, or NaN if the text is none. */
  static double finite(String text) {
    double value = isNumber(text) ? value(text) : Double.NaN;
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** Returns a finite number, or says at which place there is none. */
  static double parse(String text, String place) throws DataFormatException {
    double value = finite(text);
    if (Double.isNaN(value)) {
      throw DataFormatException.at(place, DataFormatException.quoted(text), "a finite number");
    }
    return value;
  }

  /** Returns a finite number of single precision, or says at which place there is none. */
  static float parseFloat(String text, String place) throws DataFormatException {
    float value = (float) parse(text, place);
    if (Float.isInfinite(value)) {
      throw DataFormatException.at(
          place, DataFormatException.quoted(text), "a number within ±" + Float.MAX_VALUE);
    }
    return value;
  }

  /** Returns the value of a text that {@link #isNumber} accepts. */
  static double value(String text) {
    char last = text.charAt(text.length() - 1);
    if (Character.isLetter(last)) {
      return text.toLowerCase(Locale.ROOT).endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(text);
  }

  /** Returns one spelling for all spellings of a number: 1 for +1 and 1.0; other text as it is. */
  static String canonical(String text) {
    if (!isNumber(text)) {
      return text;
    }
    double value = value(text);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }

  /** Returns the order of class names: by value if all are numbers, otherwise by character code. */
  static Comparator<String> order(List<String> names) {
    Comparator<String> byText = Comparator.naturalOrder();
    if (names.stream().allMatch(Numbers::isNumber)) {
      return Comparator.comparingDouble(Numbers::value).thenComparing(byText);
    }
    return byText;
  }
}
