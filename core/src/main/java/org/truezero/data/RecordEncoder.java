package org.truezero.data;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.truezero.math.ActiveLists;

/**
 * Turns single records, such as a service receives them, into features exactly as the rows of the
 * training table were. Immutable and safe for any number of threads.
 */
public final class RecordEncoder {
  private static final String PLACE = "record";

  private final List<String> names;
  private final List<Set<String>> values;
  private final TableEncoder encoder;

  /**
   * Prepares an encoder.
   *
   * @param encoding what was learned from the training table
   */
  public RecordEncoder(TableEncoding encoding) {
    names = encoding.columns().stream().map(TableEncoding.Column::name).toList();
    values = encoding.columns().stream().map(RecordEncoder::values).toList();
    try {
      encoder = new TableEncoder(encoding, names, PLACE, new MissingCells(encoding.missing()));
    } catch (DataFormatException e) {
      throw new IllegalStateException("all columns were given", e);
    }
  }

  private static Set<String> values(TableEncoding.Column column) {
    return column instanceof TableEncoding.Categorical known
        ? Set.copyOf(known.values())
        : Set.of();
  }

  /**
   * Appends the non-zero features of a record and ends the example.
   *
   * @param record cell of each column by name; a column that is not there counts as missing, others
   *     than the learned ones are ignored
   * @param into lists as wide as the encoding
   * @throws DataFormatException if a number is none, or a category is unknown and that is an error;
   *     nothing was appended then
   */
  public void append(Map<String, String> record, ActiveLists into) throws DataFormatException {
    String[] cells = new String[names.size()];
    for (int c = 0; c < cells.length; c++) {
      String cell = record.get(names.get(c));
      // Tables keep the blanks of a cell in quotes, so a value may have some.
      cells[c] = cell == null ? "" : values.get(c).contains(cell) ? cell : cell.strip();
    }
    // A first pass that keeps nothing: a bad cell must not leave half an example behind.
    encoder.encode(cells, () -> PLACE, (index, value) -> {});
    encoder.encode(
        cells,
        () -> PLACE,
        (index, value) -> {
          if (value != 0) {
            into.append(index, value);
          }
        });
    into.endExample();
  }
}
