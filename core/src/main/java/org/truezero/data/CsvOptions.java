package org.truezero.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The options of a CSV source.
 *
 * @param separator byte between cells
 * @param header whether the first record names the columns
 * @param labels columns that hold the target
 * @param ignored columns to leave out
 * @param numeric columns that must be numbers
 * @param categorical columns that are categories even if they look like numbers
 * @param scaling what is done with numbers
 * @param missing cells that stand for no value, if given
 * @param unknown what to do with new categories
 * @param meaning what the labels are
 */
record CsvOptions(
    byte separator,
    boolean header,
    List<String> labels,
    List<String> ignored,
    List<String> numeric,
    List<String> categorical,
    Scaling scaling,
    Optional<List<String>> missing,
    TableEncoding.Unknown unknown,
    LabelReader.Meaning meaning) {

  /** What is done with numbers. */
  enum Scaling {
    STANDARD,
    MINMAX,
    NONE
  }

  static final List<String> DEFAULT_MISSING = List.of("NA", "NaN", "null", "?");

  static final List<SourceKey> KEYS =
      List.of(
          new SourceKey("label", "COLUMN[,COLUMN2]: what to predict [no labels]"),
          new SourceKey("ignore", "COLUMN,…: columns to leave out"),
          new SourceKey("numeric", "COLUMN,…: must be numbers [numbers in all training rows]"),
          new SourceKey("categorical", "COLUMN,…: categories though they look like numbers"),
          new SourceKey("scale", "standard, minmax or none: what is done with numbers [standard]"),
          new SourceKey("missing", "TEXT,…: cells without a value, besides empty [NA,NaN,null,?]"),
          new SourceKey("unknown", "zero, error or other: categories no training row had [zero]"),
          new SourceKey("separator", "one character, tab or space [, or tab for .tsv]"),
          new SourceKey("header", "yes or no; without one the columns are 1, 2, … [yes]"),
          LibsvmSource.TARGET);

  static CsvOptions of(SourceSpec source) {
    CsvOptions options =
        new CsvOptions(
            separator(source),
            source.choice("header", "yes", "yes", "no").equals("yes"),
            source.list("label"),
            source.list("ignore"),
            source.list("numeric"),
            source.list("categorical"),
            Scaling.valueOf(
                upper(source.choice("scale", "standard", "standard", "minmax", "none"))),
            source.value("missing").map(given -> source.list("missing")),
            TableEncoding.Unknown.valueOf(
                upper(source.choice("unknown", "zero", "zero", "error", "other"))),
            LibsvmSource.meaning(source));
    options.noteContradictions(source);
    return options;
  }

  private void noteContradictions(SourceSpec source) {
    Set<String> labelSet = Set.copyOf(labels);
    for (String name : categorical) {
      if (numeric.contains(name)) {
        source.problem("categorical", name, "a column that is not among numeric= too");
      }
    }
    for (List<String> others : List.of(ignored, numeric, categorical)) {
      for (String name : others) {
        if (labelSet.contains(name)) {
          source.problem("label", name, "a column that has no other role");
        }
      }
    }
    if (labels.size() > 1 && meaning == LabelReader.Meaning.CLASSES) {
      String found = String.join(",", labels);
      source.problem("label", found, "one column, or target=values or target=labels");
    }
    List<String> distinct = new ArrayList<>(labels.stream().distinct().toList());
    if (distinct.size() < labels.size()) {
      source.problem("label", String.join(",", labels), "each column once");
    }
  }

  private static String upper(String word) {
    return word.toUpperCase(Locale.ROOT);
  }

  private static byte separator(SourceSpec source) {
    boolean tabs = source.path().endsWith(".tsv") || source.path().endsWith(".tsv.gz");
    String given = source.value("separator").orElse(tabs ? "tab" : ",");
    switch (given) {
      case "tab", "\t", "\\t":
        return '\t';
      case "space":
        return ' ';
      default:
        boolean plain = given.length() == 1 && given.charAt(0) > ' ' && given.charAt(0) < 127;
        if (!plain || given.equals("\"")) {
          source.problem("separator", DataFormatException.quoted(given), "one character or tab");
          return ',';
        }
        return (byte) given.charAt(0);
    }
  }
}
