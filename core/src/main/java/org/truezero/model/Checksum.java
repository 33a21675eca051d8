package org.truezero.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The SHA-256 of a whole file that contains its own checksum: the digits count as zeros. It covers
 * the header as well as the data, because a digit altered in a setting does as much harm as one in
 * a weight.
 */
final class Checksum {
  /** What stands in the header while the checksum is computed. */
  static final String BLANK = "0".repeat(64);

  private Checksum() {}

  static MessageDigest start() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String text(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Returns the bytes with one checksum replaced by another. */
  static byte[] replace(byte[] header, String from, String to) {
    byte[] digits = from.getBytes(StandardCharsets.US_ASCII);
    int at = find(header, digits, 0);
    if (digits.length != BLANK.length() || at < 0 || find(header, digits, at + 1) >= 0) {
      throw new IllegalArgumentException(
          "checksum: found "
              + ModelFormatException.quoted(from)
              + ", expected 64 hexadecimal digits that occur once");
    }
    byte[] replaced = header.clone();
    byte[] other = to.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(other, 0, replaced, at, other.length);
    return replaced;
  }

  private static int find(byte[] text, byte[] part, int from) {
    for (int i = from; i + part.length <= text.length; i++) {
      if (Arrays.equals(text, i, i + part.length, part, 0, part.length)) {
        return i;
      }
    }
    return -1;
  }
}
