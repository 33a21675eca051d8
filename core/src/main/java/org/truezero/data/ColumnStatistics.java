package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the training cells of one column tell, collected cell by cell in two passes. */
final class ColumnStatistics {
  private final String name;
  private boolean numeric;
  private String firstText;
  private long firstTextRow;
  private String notFinite;
  private long notFiniteRow;
  private long count;
  private long missing;
  private double mean;
  private double squares;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private final TreeSet<String> values = new TreeSet<>();

  /** Starts a column; {@code numeric} is false for one that is categorical by decree. */
  ColumnStatistics(String name, boolean numeric) {
    this.name = name;
    this.numeric = numeric;
  }

  /** First pass: a cell without a value. */
  void addMissing() {
    missing++;
  }

  /** First pass: a cell with a value; running mean and squares as by Welford (1962). */
  void add(String cell, long row) {
    count++;
    if (!numeric) {
      return;
    }
    if (!Numbers.isNumber(cell)) {
      numeric = false;
      firstText = cell;
      firstTextRow = row;
      return;
    }
    double value = Numbers.value(cell);
    if (!Double.isFinite(value)) {
      if (notFinite == null) {
        notFinite = cell;
        notFiniteRow = row;
      }
      return;
    }
    double step = value - mean;
    mean += step / count;
    squares += step * (value - mean);
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }

  /** Second pass: a cell with a value, of a column that is not numeric. */
  void addCategory(String cell) {
    values.add(cell);
  }

  /** Returns whether all cells were numbers. */
  boolean isNumeric() {
    return numeric;
  }

  /** Returns whether no cell had a value. */
  boolean isEmpty() {
    return count == 0;
  }

  /** Checks a column that must be numeric. */
  void requireNumeric(CellStore cells) throws DataFormatException {
    if (!numeric) {
      throw DataFormatException.at(
          cells.place(firstTextRow) + ", column " + DataFormatException.quoted(name),
          DataFormatException.quoted(firstText),
          "a number as numeric= demands");
    }
  }

  /** Returns how the column becomes features. */
  TableEncoding.Column encoding(CsvOptions options, CellStore cells) throws DataFormatException {
    if (!numeric) {
      List<String> sorted = new ArrayList<>(values);
      return new TableEncoding.Categorical(name, sorted, options.unknown(), missing > 0);
    }
    if (notFinite != null) {
      throw DataFormatException.at(
          cells.place(notFiniteRow) + ", column " + DataFormatException.quoted(name),
          DataFormatException.quoted(notFinite),
          "a finite number");
    }
    double center = center(options.scaling());
    double scale = scale(options.scaling());
    if (!Double.isFinite(center) || !Double.isFinite(scale) || !Double.isFinite(mean)) {
      throw DataFormatException.at(
          "column " + DataFormatException.quoted(name),
          "numbers from " + least + " to " + greatest,
          "a range that double precision holds");
    }
    return new TableEncoding.Numeric(name, center, scale, mean, missing > 0);
  }

  private double center(CsvOptions.Scaling scaling) {
    return switch (scaling) {
      case STANDARD -> mean;
      case MINMAX -> least;
      case NONE -> 0;
    };
  }

  /** A column that never changes is not scaled: it is 0 after centering. */
  private double scale(CsvOptions.Scaling scaling) {
    double scale =
        switch (scaling) {
          case STANDARD -> Math.sqrt(squares / count);
          case MINMAX -> greatest - least;
          case NONE -> 1;
        };
    return scale > 0 ? scale : 1;
  }
}
