package org.truezero.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Turns the cells of a row into features as a table encoding says. */
final class TableEncoder {
  private final MissingCells missing;
  private final List<CellEncoder> encoders = new ArrayList<>();

  /**
   * Finds the columns of an encoding by name.
   *
   * @param encoding what was learned
   * @param names columns of the table at hand
   * @param file the table, for messages
   * @param missing tells cells without a value
   */
  TableEncoder(TableEncoding encoding, List<String> names, String file, MissingCells missing)
      throws DataFormatException {
    this.missing = missing;
    Map<String, Integer> positions = new HashMap<>();
    for (int c = 0; c < names.size(); c++) {
      positions.put(names.get(c), c);
    }
    int offset = 0;
    List<String> absent = new ArrayList<>();
    for (TableEncoding.Column column : encoding.columns()) {
      Integer position = positions.get(column.name());
      if (position == null) {
        absent.add(column.name());
      } else {
        encoders.add(CellEncoder.of(column, position, offset));
      }
      offset += column.width();
    }
    if (!absent.isEmpty()) {
      throw DataFormatException.at(
          file,
          "no column " + String.join(", ", absent),
          "the columns that were learned; found are " + String.join(", ", names));
    }
  }

  /** Receives the features of a row, columns ascending; zeros may be among them. */
  @FunctionalInterface
  interface Entries {
    void add(int index, float value);
  }

  /** Hands over the features of a row. */
  void encode(String[] cells, Supplier<String> place, Entries into) throws DataFormatException {
    for (CellEncoder encoder : encoders) {
      String cell = cells[encoder.position()];
      if (missing.contain(cell)) {
        encoder.encodeMissing(into);
      } else {
        encoder.encode(cell, place, into);
      }
    }
  }

  /** Turns one cell into features. */
  private sealed interface CellEncoder {
    int position();

    void encode(String cell, Supplier<String> place, Entries into) throws DataFormatException;

    void encodeMissing(Entries into);

    static CellEncoder of(TableEncoding.Column column, int position, int offset) {
      if (column instanceof TableEncoding.Numeric numeric) {
        return new NumberEncoder(numeric, position, offset);
      }
      TableEncoding.Categorical categorical = (TableEncoding.Categorical) column;
      Map<String, Integer> indexOf = new HashMap<>();
      for (int i = 0; i < categorical.values().size(); i++) {
        indexOf.put(categorical.values().get(i), offset + i);
      }
      return new CategoryEncoder(categorical, position, offset, indexOf);
    }
  }

  private record NumberEncoder(TableEncoding.Numeric column, int position, int offset)
      implements CellEncoder {
    @Override
    public void encode(String cell, Supplier<String> place, Entries into)
        throws DataFormatException {
      float value = scaled(Numbers.finite(cell));
      if (!Float.isFinite(value)) {
        throw DataFormatException.at(
            place.get() + ", column " + DataFormatException.quoted(column.name()),
            DataFormatException.quoted(cell),
            "a finite number of the size of those in the training rows");
      }
      into.add(offset, value);
    }

    @Override
    public void encodeMissing(Entries into) {
      into.add(offset, scaled(column.fill()));
      if (column.indicator()) {
        into.add(offset + 1, 1);
      }
    }

    private float scaled(double value) {
      return (float) ((value - column.center()) / column.scale());
    }
  }

  private record CategoryEncoder(
      TableEncoding.Categorical column, int position, int offset, Map<String, Integer> indexOf)
      implements CellEncoder {
    @Override
    public void encode(String cell, Supplier<String> place, Entries into)
        throws DataFormatException {
      Integer index = indexOf.get(cell);
      if (index != null) {
        into.add(index, 1);
      } else if (column.unknown() == TableEncoding.Unknown.OTHER) {
        into.add(offset + column.values().size(), 1);
      } else if (column.unknown() == TableEncoding.Unknown.ERROR) {
        int shown = Math.min(10, column.values().size());
        String known = String.join(", ", column.values().subList(0, shown));
        throw DataFormatException.at(
            place.get() + ", column " + DataFormatException.quoted(column.name()),
            "unknown value " + DataFormatException.quoted(cell),
            "one of " + known + (shown < column.values().size() ? ", …" : ""));
      }
    }

    @Override
    public void encodeMissing(Entries into) {
      if (column.indicator()) {
        into.add(offset + column.width() - 1, 1);
      }
    }
  }
}
