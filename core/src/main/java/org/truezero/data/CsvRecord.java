package org.truezero.data;

import java.util.Arrays;

/** The cells of one record as bytes, one after the other; refilled for every record. */
final class CsvRecord {
  private byte[] bytes = new byte[1024];
  private int[] ends = new int[16];
  private int size;
  private int cells;
  private int line;

  void start(int line) {
    this.line = line;
    size = 0;
    cells = 0;
  }

  void add(byte b) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, GrowingArrays.next(size, 1));
    }
    bytes[size++] = b;
  }

  /** Ends a cell after dropping white space back to a position. */
  void endCell(int keep) {
    while (size > keep && (bytes[size - 1] == ' ' || bytes[size - 1] == '\t')) {
      size--;
    }
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, GrowingArrays.next(cells, 1));
    }
    ends[cells++] = size;
  }

  int size() {
    return size;
  }

  int cells() {
    return cells;
  }

  int end(int cell) {
    return ends[cell];
  }

  byte[] bytes() {
    return bytes;
  }

  /** Returns the number of the line on which the record starts, from 1. */
  int line() {
    return line;
  }
}
