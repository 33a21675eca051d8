package org.truezero.data;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The cells of a table as text, kept as the bytes of the file plus a few bytes per cell, until it
 * is known what they mean.
 */
final class CellStore {
  private static final int BLOCK_BYTES = 1 << 20;

  private final String file;
  private final int columns;
  private final List<byte[]> blocks = new ArrayList<>();
  private int used = BLOCK_BYTES;
  private int[] blockOfRow = new int[1024];
  private int[] offsetOfRow = new int[1024];
  private int[] lineOfRow = new int[1024];
  private int size;

  CellStore(String file, int columns) {
    this.file = file;
    this.columns = columns;
  }

  /** Appends a record, which must have as many cells as the table has columns. */
  void add(CsvRecord record) throws DataFormatException {
    if (record.cells() != columns) {
      throw DataFormatException.at(
          file + ", line " + record.line(), record.cells() + " cells", columns + " as in line 1");
    }
    reserve(record);
    blockOfRow[size] = blocks.size() - 1;
    offsetOfRow[size] = used;
    lineOfRow[size++] = record.line();
    byte[] block = blocks.get(blocks.size() - 1);
    for (int c = 0; c < columns; c++) {
      int start = c == 0 ? 0 : record.end(c - 1);
      int length = record.end(c) - start;
      used = writeLength(block, used, length);
      System.arraycopy(record.bytes(), start, block, used, length);
      used += length;
    }
  }

  private void reserve(CsvRecord record) {
    if (size == lineOfRow.length) {
      int capacity = GrowingArrays.next(size, 1);
      blockOfRow = Arrays.copyOf(blockOfRow, capacity);
      offsetOfRow = Arrays.copyOf(offsetOfRow, capacity);
      lineOfRow = Arrays.copyOf(lineOfRow, capacity);
    }
    int needed = record.size() + 5 * columns;
    if (blocks.isEmpty() || used + needed > blocks.get(blocks.size() - 1).length) {
      blocks.add(new byte[Math.max(BLOCK_BYTES, needed)]);
      used = 0;
    }
  }

  /**
   * Writes a length in groups of seven bits, low ones first, the top bit saying that more follow.
   */
  private static int writeLength(byte[] block, int offset, int length) {
    int at = offset;
    int rest = length;
    for (; rest > 127; rest >>>= 7) {
      block[at++] = (byte) (rest | 128);
    }
    block[at++] = (byte) rest;
    return at;
  }

  int size() {
    return size;
  }

  /** Returns the file and the line of a row, for messages. */
  String place(long row) {
    return file + ", line " + lineOfRow[(int) row];
  }

  /** Writes the cells of a row into an array. */
  void read(long row, String[] into) throws DataFormatException {
    byte[] block = blocks.get(blockOfRow[(int) row]);
    int at = offsetOfRow[(int) row];
    for (int c = 0; c < columns; c++) {
      int length = 0;
      int shift = 0;
      for (; block[at] < 0; shift += 7) {
        length |= (block[at++] & 127) << shift;
      }
      length |= block[at++] << shift;
      into[c] = text(block, at, length, row);
      at += length;
    }
  }

  private String text(byte[] block, int at, int length, long row) throws DataFormatException {
    try {
      return decode(block, at, length);
    } catch (CharacterCodingException e) {
      throw new DataFormatException(
          place(row) + ": found bytes that are not UTF-8, expected UTF-8; save the file as UTF-8",
          e);
    }
  }

  static String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        ByteBuffer cell = ByteBuffer.wrap(bytes, offset, length);
        return StandardCharsets.UTF_8.newDecoder().decode(cell).toString();
      }
    }
    return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
  }
}
