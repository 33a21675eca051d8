package org.truezero.data;

import java.io.IOException;
import java.util.Arrays;

/** Cuts a stream of bytes into lines without making an object per line. */
final class LineReader {
  private static final int LONGEST_LINE = 1 << 28;

  private final SourceInput in;
  private byte[] buffer = new byte[1 << 16];
  private int start;
  private int end;
  private int limit;
  private int number;

  LineReader(SourceInput in) {
    this.in = in;
  }

  /** Moves to the next line; false at the end. */
  boolean next() throws IOException {
    start = number == 0 ? 0 : end + 1;
    int scan = start;
    while (true) {
      while (scan < limit && buffer[scan] != '\n') {
        scan++;
      }
      if (scan < limit) {
        break;
      }
      scan -= start;
      boolean more = fill();
      scan += start;
      if (!more) {
        break;
      }
    }
    end = scan;
    if (start >= limit) {
      return false;
    }
    number++;
    return true;
  }

  /** Moves the line begun to the front and reads more behind it; false at the end of the stream. */
  private boolean fill() throws IOException {
    if (start > limit) {
      return false;
    }
    System.arraycopy(buffer, start, buffer, 0, limit - start);
    limit -= start;
    start = 0;
    if (limit == buffer.length) {
      if (limit >= LONGEST_LINE) {
        throw DataFormatException.at(
            in.name() + ", line " + (number + 1),
            "a line of more than " + LONGEST_LINE + " bytes",
            "shorter lines");
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count > 0;
  }

  /** Returns the array that holds the line; valid until the next call of {@link #next}. */
  byte[] buffer() {
    return buffer;
  }

  /** Returns the position of the first byte of the line. */
  int start() {
    return start;
  }

  /** Returns the position after the last byte of the line, without the line feed. */
  int end() {
    return end;
  }

  /** Returns the number of the line, from 1. */
  int number() {
    return number;
  }
}
