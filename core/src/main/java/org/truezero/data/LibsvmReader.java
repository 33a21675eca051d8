package org.truezero.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Reads the text format of LIBSVM and SVMlight: {@code LABEL INDEX:VALUE INDEX:VALUE …}, indices
 * ascending. Empty lines and what follows a {@code #} are skipped, {@code qid:} is ignored. A line
 * may lack its label (for prediction) or its features.
 */
final class LibsvmReader {
  /** Without {@code features=N} a larger index is taken for a mistake. */
  static final int LARGEST_PLAUSIBLE_INDEX = 100_000_000;

  private static final float[] POWERS_OF_TEN = {
    1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
  };

  private final SourceInput in;
  private final LineReader lines;
  private final int base;
  private final long features;
  private final SparseRows.Builder rows = new SparseRows.Builder();
  private final RawLabels.Builder labels = new RawLabels.Builder(LibsvmReader::spelling);
  private int[] lineOfRow = new int[1024];
  private int size;
  private byte[] text;
  private int at;
  private int end;

  /**
   * Starts reading.
   *
   * @param in the file
   * @param base the smallest index, 0 or 1
   * @param features number of features, or 0 to take the largest index seen
   */
  LibsvmReader(SourceInput in, int base, long features) {
    this.in = in;
    this.base = base;
    this.features = features;
    lines = new LineReader(in);
  }

  /** Reads to the end. */
  void readAll() throws IOException {
    while (lines.next()) {
      text = lines.buffer();
      at = lines.start();
      end = endOfContent();
      skipSpace();
      if (at < end) {
        readRow();
      }
    }
    if (size == 0) {
      String found = in.position() == 0 ? "an empty file" : "no examples";
      throw DataFormatException.at(in.name(), found, "lines such as '1 3:0.5 7:2'");
    }
  }

  SparseRows rows() {
    return rows.build();
  }

  RawLabels labels() {
    return labels.build();
  }

  int[] lineOfRow() {
    return Arrays.copyOf(lineOfRow, size);
  }

  /** Gives +1, 1 and 1.0 one spelling, in lists too. */
  private static String spelling(String label) {
    UnaryOperator<String> one = Numbers::canonical;
    if (label.indexOf(',') < 0) {
      return one.apply(label);
    }
    return LabelReader.parts(label).stream().map(one).collect(Collectors.joining(","));
  }

  private int endOfContent() {
    int stop = lines.start();
    while (stop < lines.end() && text[stop] != '#') {
      stop++;
    }
    return stop;
  }

  private void readRow() throws DataFormatException {
    int tokenEnd = tokenEnd();
    boolean hasLabel = indexOf(':', at, tokenEnd) < 0;
    if (hasLabel) {
      String label = text(at, tokenEnd);
      requireNumber(label);
      labels.add(label);
      at = tokenEnd;
    } else {
      labels.add("");
    }
    readEntries();
    rows.endRow();
    if (size == lineOfRow.length) {
      lineOfRow = Arrays.copyOf(lineOfRow, GrowingArrays.next(size, 1));
    }
    lineOfRow[size++] = lines.number();
  }

  private void requireNumber(String label) throws DataFormatException {
    for (String part : label.indexOf(',') < 0 ? List.of(label) : LabelReader.parts(label)) {
      if (Double.isNaN(Numbers.finite(part))) {
        throw DataFormatException.at(
            place() + ", label", DataFormatException.quoted(part), "a finite number");
      }
    }
  }

  private void readEntries() throws DataFormatException {
    long previous = -1;
    for (skipSpace(); at < end; skipSpace()) {
      int tokenEnd = tokenEnd();
      int colon = indexOf(':', at, tokenEnd);
      if (colon != at + 3 || text[at] != 'q' || text[at + 1] != 'i' || text[at + 2] != 'd') {
        previous = readEntry(colon, tokenEnd, previous);
      }
      at = tokenEnd;
    }
  }

  private long readEntry(int colon, int tokenEnd, long previous) throws DataFormatException {
    long index = colon < 0 ? -1 : parseIndex(at, colon);
    if (index < 0) {
      throw DataFormatException.at(place(), quoted(at, tokenEnd), "INDEX:VALUE");
    }
    requireIndex(index, previous);
    rows.add((int) (index - base), parseValue(colon + 1, tokenEnd, index));
    return index;
  }

  private void requireIndex(long index, long previous) throws DataFormatException {
    if (index < base) {
      throw DataFormatException.at(
          place(), "index 0", "indices from 1; if this file counts from 0, add base=0");
    }
    if (index <= previous) {
      String found = index == previous ? "index " + index + " twice" : index + " after " + previous;
      throw DataFormatException.at(place(), found, "ascending indices; sort and merge them");
    }
    if (features > 0 && index - base >= features) {
      throw DataFormatException.at(
          place(),
          "index " + index,
          "at most " + (features - 1 + base) + " with features=" + features + " and base=" + base);
    }
    if (index - base >= (features > 0 ? Integer.MAX_VALUE : LARGEST_PLAUSIBLE_INDEX)) {
      throw DataFormatException.at(
          place(),
          "index " + index,
          "at most " + LARGEST_PLAUSIBLE_INDEX + "; if that is meant, add features=N");
    }
  }

  private float parseValue(int from, int to, long index) throws DataFormatException {
    int i = from;
    boolean negative = i < to && text[i] == '-';
    i += negative ? 1 : 0;
    int mantissa = 0;
    int digits = 0;
    int decimals = -1;
    for (; i < to && digits <= 7; i++) {
      int digit = text[i] - '0';
      if (text[i] == '.' && decimals < 0) {
        decimals = 0;
      } else if (digit >= 0 && digit <= 9) {
        mantissa = 10 * mantissa + digit;
        digits++;
        decimals += decimals >= 0 ? 1 : 0;
      } else {
        break;
      }
    }
    // Both numbers are exact in single precision, so the quotient is rounded once: correctly.
    if (i == to && digits > 0 && mantissa <= 1 << 24) {
      float value = mantissa / POWERS_OF_TEN[Math.max(0, decimals)];
      return negative ? -value : value;
    }
    String spelled = text(from, to);
    return Numbers.parseFloat(spelled, place() + ", index " + index);
  }

  /** Returns a number of at most 18 digits, or −1 if there is none. */
  private long parseIndex(int from, int to) {
    long index = 0;
    for (int i = from; i < to; i++) {
      int digit = text[i] - '0';
      if (digit < 0 || digit > 9 || i - from > 18) {
        return -1;
      }
      index = 10 * index + digit;
    }
    return from == to ? -1 : index;
  }

  private boolean skipSpace() {
    int start = at;
    while (at < end && isSpace(text[at])) {
      at++;
    }
    return at > start;
  }

  private int tokenEnd() {
    int stop = at;
    while (stop < end && !isSpace(text[stop])) {
      stop++;
    }
    return stop;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private int indexOf(char wanted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text[i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  private String text(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.UTF_8);
  }

  private String quoted(int from, int to) {
    return DataFormatException.quoted(text(from, Math.min(to, from + 100)));
  }

  private String place() {
    return in.name() + ", line " + lines.number();
  }
}
