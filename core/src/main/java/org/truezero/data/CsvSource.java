package org.truezero.data;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * {@code csv:FILE?label=COLUMN}: a table with a header line, UTF-8.
 *
 * <p>Every column that is neither label nor ignored becomes features, in the order of the file. A
 * column whose training cells are all numbers is numeric: standardised to mean 0 and deviation 1
 * (or {@code scale=minmax}: to 0..1; {@code scale=none}: as it is); a missing value counts as the
 * mean, and where the training rows lacked values a second feature marks them. Any other column is
 * categorical: one feature per value of the training rows, in the order of the values, then one for
 * unknown values with {@code unknown=other}, then one for missing values if the training rows
 * lacked some. A column without any value in the training rows is left out. White space around
 * cells does not count.
 *
 * <p>A learned schema finds its columns by name; extra columns are ignored, and so are the options
 * about learning.
 */
public final class CsvSource implements DataSourceProvider {
  /** Creates the provider. */
  public CsvSource() {}

  @Override
  public String kind() {
    return "csv";
  }

  @Override
  public String summary() {
    return "csv:FILE  a table with a header line: numbers, categories, missing cells; - is standard"
        + " input";
  }

  @Override
  public List<SourceKey> keys() {
    return CsvOptions.KEYS;
  }

  @Override
  public SourceRows read(SourceSpec source) throws IOException {
    String path = source.requiredPath("FILE");
    CsvOptions options = CsvOptions.of(source);
    source.check();
    try (SourceInput in = SourceInput.open(path)) {
      CsvReader reader = new CsvReader(in, options.separator());
      CsvRecord record = new CsvRecord();
      if (!reader.next(record)) {
        throw DataFormatException.at(in.name(), "only empty lines", "a table with a header line");
      }
      List<String> names = options.header() ? names(in.name(), record) : numbers(record.cells());
      CellStore cells = new CellStore(in.name(), names.size());
      boolean more = !options.header() || reader.next(record);
      while (more) {
        cells.add(record);
        more = reader.next(record);
      }
      if (cells.size() == 0) {
        throw DataFormatException.at(in.name(), "a header and no rows", "at least one row");
      }
      String content = Fingerprint.text(in.digest()) + " " + source.canonicalOptions();
      return new CsvRows(in.name(), names, cells, options, content);
    }
  }

  static List<String> names(String file, CsvRecord record) throws DataFormatException {
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int c = 0; c < record.cells(); c++) {
      int start = c == 0 ? 0 : record.end(c - 1);
      String name = decode(file, record, start, record.end(c) - start);
      names.add(name.isEmpty() ? "column " + (c + 1) : name);
      if (!seen.add(names.get(c))) {
        throw DataFormatException.at(
            file + ", line " + record.line(),
            "column " + DataFormatException.quoted(names.get(c)) + " twice",
            "a different name for each column");
      }
    }
    return names;
  }

  private static String decode(String file, CsvRecord record, int start, int length)
      throws DataFormatException {
    try {
      return CellStore.decode(record.bytes(), start, length);
    } catch (CharacterCodingException e) {
      throw DataFormatException.at(
          file + ", line " + record.line(), "bytes that are not UTF-8", "UTF-8");
    }
  }

  private static List<String> numbers(int count) {
    List<String> names = new ArrayList<>();
    for (int c = 1; c <= count; c++) {
      names.add(Integer.toString(c));
    }
    return names;
  }
}
