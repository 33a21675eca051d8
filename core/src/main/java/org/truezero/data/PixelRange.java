package org.truezero.data;

import java.util.Arrays;
import java.util.Optional;
import org.truezero.math.ActiveLists;

/**
 * Which numbers the bytes of a picture become: 0 the least, 255 the greatest, the others evenly
 * between. It is part of the {@link Schema}, so that a network meets all pictures as it met those
 * it was trained on.
 */
public enum PixelRange {
  /** From 0 to 1, byte / 255: black pixels are exact zeros and cost nothing. */
  ZERO_TO_ONE("0..1", 0),

  /**
   * From −1 to 1, 2·byte / 255 − 1, as NORB in Glorot et al. 2011, §4.1 (recalled). No byte becomes
   * exactly zero, so every row is full.
   */
  MINUS_ONE_TO_ONE("-1..1", -1);

  private static final String KEY = "range";

  private final String text;
  private final int least;
  private final float[] ofByte = new float[256];

  PixelRange(String text, int least) {
    this.text = text;
    this.least = least;
    for (int level = 0; level < ofByte.length; level++) {
      // The numerator is a small whole number, so that each value is rounded once.
      ofByte[level] = ((1 - least) * level + 255 * least) / 255f;
    }
  }

  /** Returns {@code 0..1} or {@code -1..1}. */
  public String text() {
    return text;
  }

  /** Returns the range of which {@link #text} is this, if there is one. */
  static Optional<PixelRange> find(String text) {
    return Arrays.stream(values()).filter(range -> range.text.equals(text)).findFirst();
  }

  /**
   * Describes the key {@code range} of a data source.
   *
   * @param fallback the range if the key is not given
   */
  public static SourceKey key(PixelRange fallback) {
    return new SourceKey(KEY, "black..white: 0..1 or -1..1 [" + fallback.text + "]");
  }

  /**
   * Reads the key {@code range} of a data source; another value than a range is noted there.
   *
   * @param source the options
   * @param fallback the range if the key is not given
   */
  public static PixelRange of(SourceSpec source, PixelRange fallback) {
    String[] allowed = Arrays.stream(values()).map(PixelRange::text).toArray(String[]::new);
    return find(source.choice(KEY, fallback.text, allowed)).orElseThrow();
  }

  /**
   * Appends the non-zero features of a row of bytes.
   *
   * @param row array that holds the row, bytes without sign
   * @param offset position of its first column; {@code into.width()} bytes are read
   * @param into lists whose current example receives the entries
   */
  public void append(byte[] row, int offset, ActiveLists into) {
    into.appendBytes(row, offset, ofByte);
  }

  /**
   * Returns how bright a feature is, 0 black to 1 white; what lies outside the range comes out
   * below 0 or above 1.
   *
   * @param feature a feature of a picture in this range
   */
  public float brightness(float feature) {
    return (feature - least) / (1 - least);
  }

  /** Adds the range to a text that identifies bytes, so that it identifies the numbers. */
  String mark(String content) {
    return this == ZERO_TO_ONE ? content : content + " range " + text;
  }
}
