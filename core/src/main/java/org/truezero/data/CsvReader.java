package org.truezero.data;

import java.io.IOException;

/**
 * Cuts a stream into records and cells as RFC 4180 says, and as people write it: any separator,
 * line feeds with or without carriage returns, a byte order mark, white space around cells (dropped
 * unless quoted), empty lines (skipped). Quotes inside an unquoted cell are ordinary characters.
 */
final class CsvReader {
  private static final int LONGEST_RECORD = 1 << 26;
  private static final int END = -1;

  private final SourceInput in;
  private final byte separator;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int limit;
  private int line = 1;

  /** Starts reading; takes the byte order mark off. */
  CsvReader(SourceInput in, byte separator) throws IOException {
    this.in = in;
    this.separator = separator;
    limit = Math.max(0, in.readNBytes(buffer, 0, buffer.length));
    if (limit == 0) {
      throw DataFormatException.at(in.name(), "an empty file", "a table with a header line");
    }
    if (starts(0xEF, 0xBB, 0xBF)) {
      at = 3;
    } else if (starts(0xFF, 0xFE) || starts(0xFE, 0xFF)) {
      throw DataFormatException.at(in.name() + ", byte 0", "UTF-16", "UTF-8; save it as UTF-8");
    }
  }

  private boolean starts(int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= limit || (buffer[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** Reads the next record that is not an empty line; false at the end. */
  boolean next(CsvRecord record) throws IOException {
    int c = peek();
    while (c == '\n' || c == '\r') {
      endLine();
      c = peek();
    }
    if (c == END) {
      return false;
    }
    record.start(line);
    while (readCell(record)) {
      if (record.size() > LONGEST_RECORD) {
        throw tooLong(record);
      }
    }
    return true;
  }

  private DataFormatException tooLong(CsvRecord record) {
    return DataFormatException.at(
        in.name() + ", line " + record.line(),
        "a record of more than " + LONGEST_RECORD + " bytes",
        "shorter ones; is a quote missing?");
  }

  /** Reads a cell and what ends it; false if that was the end of the record. */
  private boolean readCell(CsvRecord record) throws IOException {
    skipSpace();
    if (peek() == '"') {
      readQuoted(record);
      record.endCell(record.size());
      skipSpace();
    } else {
      int start = record.size();
      for (int c = peek(); c != separator && !endsRecord(c); c = peek()) {
        record.add((byte) c);
        at++;
      }
      record.endCell(start);
    }
    int c = peek();
    if (c == separator) {
      at++;
      return true;
    }
    if (!endsRecord(c)) {
      throw DataFormatException.at(
          in.name() + ", line " + line,
          "'" + (char) c + "' after a closing quote",
          "a separator; quotes inside a quoted cell are doubled");
    }
    endLine();
    return false;
  }

  private void readQuoted(CsvRecord record) throws IOException {
    int opened = line;
    at++;
    while (true) {
      int c = peek();
      if (c == END) {
        throw DataFormatException.at(
            in.name() + ", line " + opened, "a quote that is never closed", "a closing quote");
      }
      at++;
      if (c == '"') {
        if (peek() != '"') {
          return;
        }
        at++;
      }
      record.add((byte) c);
      line += c == '\n' ? 1 : 0;
      if (record.size() > LONGEST_RECORD) {
        throw tooLong(record);
      }
    }
  }

  private void skipSpace() throws IOException {
    for (int c = peek(); (c == ' ' || c == '\t') && c != separator; c = peek()) {
      at++;
    }
  }

  private void endLine() throws IOException {
    int c = peek();
    if (c == END) {
      return;
    }
    at++;
    if (c == '\r' && peek() == '\n') {
      at++;
    }
    line++;
  }

  private static boolean endsRecord(int c) {
    return c == '\n' || c == '\r' || c == END;
  }

  private int peek() throws IOException {
    if (at == limit) {
      limit = Math.max(0, in.read(buffer, 0, buffer.length));
      at = 0;
      if (limit == 0) {
        return END;
      }
    }
    // A byte at or above 128 stays distinct from END.
    return buffer[at] & 0xFF;
  }
}
