package org.truezero.model;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A model file or checkpoint that cannot be used. The message is one line: which file, which place
 * in it, what was found, what was expected.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST_QUOTE = 60;
  private static final int LONGEST_MESSAGE = 1000;

  /**
   * Makes an exception.
   *
   * @param message the whole message; control characters are replaced by spaces
   */
  public ModelFormatException(String message) {
    super(oneLine(message));
  }

  /**
   * Makes an exception with the failure behind it.
   *
   * @param message the whole message; control characters are replaced by spaces
   * @param cause what was thrown first
   */
  public ModelFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /** Makes "FILE: PLACE: found FOUND, expected EXPECTED". */
  static ModelFormatException at(Path file, String place, String found, String expected) {
    return new ModelFormatException(
        file + ": " + place + ": found " + found + ", expected " + expected);
  }

  /** Returns text of a file in quotes, shortened. */
  static String quoted(String text) {
    boolean fits = text.length() <= LONGEST_QUOTE;
    return "\"" + (fits ? text : text.substring(0, LONGEST_QUOTE - 1) + "…") + "\"";
  }

  private static String oneLine(String text) {
    int length = Math.min(text.length(), LONGEST_MESSAGE);
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaks ? ' ' : c);
    }
    return line.toString();
  }
}
