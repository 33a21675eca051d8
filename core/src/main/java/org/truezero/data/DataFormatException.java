package org.truezero.data;

import java.io.IOException;

/**
 * Data that cannot be used as they are. The message is one line: which file, which place in it,
 * what was found, what was expected and, where it helps, what to do about it.
 */
public final class DataFormatException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_QUOTE = 60;
  private static final int LONGEST_MESSAGE = 2000;

  /**
   * Creates an exception.
   *
   * @param message the whole message; line breaks and control characters are replaced by spaces,
   *     and what exceeds 2000 characters is cut off
   */
  public DataFormatException(String message) {
    super(oneLine(message));
  }

  /**
   * Creates an exception with the failure behind it.
   *
   * @param message the whole message; line breaks and control characters are replaced by spaces
   * @param cause what was thrown first
   */
  public DataFormatException(String message, Throwable cause) {
    super(oneLine(message), cause);
  }

  /**
   * Creates "WHERE: found FOUND, expected EXPECTED".
   *
   * @param where file and line, record or byte
   * @param found what is there
   * @param expected what should be there, possibly followed by what to do
   * @return the exception, to be thrown by the caller
   */
  public static DataFormatException at(String where, String found, String expected) {
    return new DataFormatException(where + ": found " + found + ", expected " + expected);
  }

  /**
   * Makes text of a file fit for a message: in single quotes, at most 60 characters, without
   * control characters.
   *
   * @param text any text
   * @return the text in quotes
   */
  public static String quoted(String text) {
    String shown =
        text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE - 1) + "…";
    return "'" + oneLine(shown) + "'";
  }

  private static String oneLine(String text) {
    int length = Math.min(text.length(), LONGEST_MESSAGE);
    StringBuilder line = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      boolean breaks = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      line.append(breaks ? ' ' : c);
    }
    return length < text.length() ? line.append('…').toString() : line.toString();
  }
}
