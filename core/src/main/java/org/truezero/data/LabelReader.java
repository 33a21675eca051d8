package org.truezero.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.LongFunction;

/** Learns what the labels of a source mean, and reads them as a schema says. */
final class LabelReader {
  /** What labels are: the values of the key {@code target}. */
  enum Meaning {
    CLASSES,
    LABELS,
    VALUES
  }

  /** More classes than this, with fractions among them, are taken for real values. */
  private static final int MOST_FRACTIONAL_CLASSES = 100;

  private final List<String> names;
  private final List<RawLabels> columns;
  private final LongFunction<String> place;

  /**
   * Takes the label columns of a source.
   *
   * @param names name of each column
   * @param columns the labels themselves
   * @param place tells file and line of a row
   */
  LabelReader(List<String> names, List<RawLabels> columns, LongFunction<String> place) {
    this.names = names;
    this.columns = columns;
    this.place = place;
  }

  /** Learns the target from the labels of some rows. */
  Target learn(Meaning meaning, RowChoice rows) throws DataFormatException {
    if (columns.isEmpty()) {
      return new Target.None();
    }
    return switch (meaning) {
      case VALUES -> new Target.Values(names);
      case LABELS -> new Target.Labels(columns.size() > 1 ? names : listedNames(rows));
      case CLASSES -> new Target.Classes(classNames(rows));
    };
  }

  /** Reads the labels of some rows as a target says. */
  TargetColumn encode(Target target, RowChoice rows) throws DataFormatException {
    if (target instanceof Target.None) {
      return new TargetColumn.Nothing();
    }
    if (columns.isEmpty()) {
      throw DataFormatException.at(place.apply(0), "no labels", "labels to compare with");
    }
    if (target instanceof Target.Classes classes) {
      requireColumns(1);
      return encodeNumbers(rows, classCodes(classes.names()), columns.get(0));
    }
    if (target instanceof Target.Labels labels) {
      return columns.size() > 1 ? encodeFlags(labels, rows) : encodeLists(labels, rows);
    }
    requireColumns(target.width());
    return encodeColumns(rows, target.width(), LabelReader::valueOf);
  }

  private void requireColumns(int expected) throws DataFormatException {
    if (columns.size() != expected) {
      throw DataFormatException.at(
          place.apply(0), columns.size() + " label columns", expected + " as the target has");
    }
  }

  private List<String> classNames(RowChoice rows) throws DataFormatException {
    requireColumns(1);
    RawLabels labels = columns.get(0);
    if (labels.closed()) {
      return labels.texts();
    }
    boolean[] present = labels.present(rows);
    List<String> found = new ArrayList<>();
    int fractions = 0;
    for (int code = 0; code < present.length; code++) {
      String text = labels.texts().get(code);
      if (present[code] && isClass(text)) {
        found.add(text);
        fractions += Numbers.isNumber(text) && text.indexOf('.') >= 0 ? 1 : 0;
      } else if (present[code]) {
        throw noClass(firstRow(labels, code, rows), text);
      }
    }
    if (fractions > 0 && found.size() > MOST_FRACTIONAL_CLASSES) {
      throw DataFormatException.at(
          place.apply(rows.at(0)) + " and below",
          found.size() + " different labels with fractions",
          "classes; for real values add target=values");
    }
    found.sort(Numbers.order(found));
    return found;
  }

  private static boolean isClass(String text) {
    return !text.isEmpty() && !text.equals("NaN");
  }

  private DataFormatException noClass(long row, String text) {
    String found = text.isEmpty() ? "no label" : "label " + DataFormatException.quoted(text);
    return DataFormatException.at(place.apply(row), found, "a class");
  }

  private static long firstRow(RawLabels labels, int code, RowChoice rows) {
    for (long i = 0; i < rows.size(); i++) {
      if (labels.code(rows.at(i)) == code) {
        return rows.at(i);
      }
    }
    throw new IllegalStateException("code " + code + " is not among the rows");
  }

  /** What a text stands for; throws for text that stands for nothing. */
  private interface Meant {
    float of(String text, String place) throws DataFormatException;
  }

  private static float valueOf(String text, String place) throws DataFormatException {
    return Numbers.parseFloat(text, place + ", label");
  }

  private static float flagOf(String text, String place) throws DataFormatException {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "1", "true", "yes":
        return 1;
      case "0", "false", "no":
        return 0;
      default:
        throw DataFormatException.at(
            place + ", label", DataFormatException.quoted(text), "0 or 1, or target=values");
    }
  }

  private Meant classCodes(List<String> classes) {
    Map<String, Integer> numberOf = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      numberOf.put(classes.get(i), i);
    }
    return (text, at) -> {
      Integer number = numberOf.get(text);
      if (number == null) {
        throw unknown(at, text, classes);
      }
      return number;
    };
  }

  private static DataFormatException unknown(String at, String text, List<String> known) {
    int shown = Math.min(known.size(), 20);
    String list = String.join(", ", known.subList(0, shown)) + (shown < known.size() ? ", …" : "");
    String found = text.isEmpty() ? "no label" : "label " + DataFormatException.quoted(text);
    return DataFormatException.at(at, found, "one of " + list);
  }

  private TargetColumn encodeFlags(Target.Labels labels, RowChoice rows)
      throws DataFormatException {
    requireColumns(labels.width());
    return encodeColumns(rows, labels.width(), LabelReader::flagOf);
  }

  private TargetColumn encodeNumbers(RowChoice rows, Meant meant, RawLabels column)
      throws DataFormatException {
    float[] values = new float[Math.toIntExact(rows.size())];
    fill(values, 0, 1, rows, meant, column);
    return new TargetColumn.Numbers(values, 1);
  }

  private TargetColumn encodeColumns(RowChoice rows, int width, Meant meant)
      throws DataFormatException {
    MemoryLimit.require(place.apply(0), 4 * rows.size() * width);
    float[] values = new float[Math.toIntExact(rows.size() * width)];
    for (int c = 0; c < width; c++) {
      fill(values, c, width, rows, meant, columns.get(c));
    }
    return new TargetColumn.Numbers(values, width);
  }

  /** Interprets each different text once. */
  private void fill(
      float[] values, int offset, int stride, RowChoice rows, Meant meant, RawLabels column)
      throws DataFormatException {
    float[] ofCode = new float[column.texts().size()];
    boolean[] done = new boolean[ofCode.length];
    for (int i = 0; i < rows.size(); i++) {
      long row = rows.at(i);
      int code = column.code(row);
      if (!done[code]) {
        ofCode[code] = meant.of(column.texts().get(code), place.apply(row));
        done[code] = true;
      }
      values[offset + i * stride] = ofCode[code];
    }
  }

  private List<String> listedNames(RowChoice rows) throws DataFormatException {
    RawLabels labels = columns.get(0);
    boolean[] present = labels.present(rows);
    TreeSet<String> found = new TreeSet<>();
    for (int code = 0; code < present.length; code++) {
      if (present[code]) {
        found.addAll(parts(labels.texts().get(code)));
      }
    }
    if (found.isEmpty()) {
      throw DataFormatException.at(place.apply(rows.at(0)) + " and below", "no label", "some");
    }
    List<String> sorted = new ArrayList<>(found);
    sorted.sort(Numbers.order(sorted));
    return sorted;
  }

  /** Divides a list of labels at its commas. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  private TargetColumn encodeLists(Target.Labels target, RowChoice rows)
      throws DataFormatException {
    Meant codes = classCodes(target.names());
    RawLabels column = columns.get(0);
    int[][] ofCode = new int[column.texts().size()][];
    int[] offsets = new int[Math.toIntExact(rows.size()) + 1];
    int[] labels = new int[1024];
    for (int i = 0; i < rows.size(); i++) {
      long row = rows.at(i);
      int code = column.code(row);
      if (ofCode[code] == null) {
        ofCode[code] = numbers(column.texts().get(code), codes, place.apply(row));
      }
      int[] list = ofCode[code];
      if (offsets[i] + list.length > labels.length) {
        labels = Arrays.copyOf(labels, GrowingArrays.next(offsets[i], list.length));
      }
      System.arraycopy(list, 0, labels, offsets[i], list.length);
      offsets[i + 1] = offsets[i] + list.length;
    }
    return new TargetColumn.Lists(offsets, labels, target.width());
  }

  private static int[] numbers(String text, Meant codes, String at) throws DataFormatException {
    List<String> parts = parts(text);
    int[] numbers = new int[parts.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (int) codes.of(parts.get(i), at);
    }
    return numbers;
  }
}
