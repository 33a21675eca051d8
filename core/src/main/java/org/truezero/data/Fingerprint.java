package org.truezero.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over content and rows or a text: the same on every machine and for every path. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * Returns the fingerprint of some rows of a source.
   *
   * @param content what identifies the whole content of the source
   * @param rows the rows chosen
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public static String of(String content, RowChoice rows) {
    MessageDigest digest = sha256();
    digest.update(content.getBytes(StandardCharsets.UTF_8));
    if (rows instanceof RowChoice.Range range) {
      digest.update((" rows " + range.from() + "-" + range.to()).getBytes(StandardCharsets.UTF_8));
    } else {
      for (long i = 0; i < rows.size(); i++) {
        updateLong(digest, rows.at(i));
      }
    }
    return text(digest.digest());
  }

  /**
   * Returns the fingerprint of a text.
   *
   * @return {@code sha256:} and 64 hexadecimal digits
   */
  public static String of(String content) {
    return text(sha256().digest(content.getBytes(StandardCharsets.UTF_8)));
  }

  static String text(byte[] digest) {
    return "sha256:" + HexFormat.of().formatHex(digest);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void updateLong(MessageDigest digest, long value) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (value >>> shift));
    }
  }
}
