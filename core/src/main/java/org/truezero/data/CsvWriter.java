package org.truezero.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Writes rows as a table with a header line: the target first, then a column per feature, zeros
 * included. For wide sparse data use {@link LibsvmWriter}.
 */
public final class CsvWriter implements DataWriter {
  private static final int MOST_COLUMNS = 100_000;

  /** Creates a writer. */
  public CsvWriter() {}

  @Override
  public String write(Dataset data, Path target) throws IOException {
    Schema schema = data.schema();
    if (schema.features() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "csv of "
              + schema.features()
              + " columns, expected at most "
              + MOST_COLUMNS
              + "; write libsvm instead");
    }
    List<String> labelNames = labelNames(schema.target(), featureNames(schema));
    DataWriter.writePacked(
        target,
        out -> {
          StringBuilder line = new StringBuilder();
          appendHeader(labelNames, featureNames(schema), line);
          DataWriter.writeText(out, line);
          ActiveLists entries = new ActiveLists();
          float[] label = new float[schema.target().width()];
          float[] dense = new float[schema.features()];
          for (long row = 0; row < data.size(); row++) {
            data.readTarget(row, label, 0);
            DataWriter.readRow(data, row, entries);
            scatter(entries, dense);
            appendRow(schema.target(), label, dense, line);
            DataWriter.writeText(out, line);
          }
        });
    return "csv:" + target + "?scale=none" + options(schema.target(), labelNames);
  }

  /** Names the columns of the target, otherwise than any feature. */
  private static List<String> labelNames(Target target, List<String> features) {
    String base = "label";
    while (taken(base, target.width(), features)) {
      base += "_";
    }
    List<String> names = new ArrayList<>();
    for (int i = 0; i < target.width(); i++) {
      names.add(target.width() == 1 ? base : base + (i + 1));
    }
    return names;
  }

  private static boolean taken(String base, int width, List<String> features) {
    return features.stream()
        .anyMatch(
            name ->
                width == 1
                    ? name.equals(base)
                    : name.startsWith(base) && name.substring(base.length()).matches("\\d+"));
  }

  private static List<String> featureNames(Schema schema) {
    if (schema.table().isPresent()) {
      return schema.table().get().featureNames();
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= schema.features(); i++) {
      names.add("x" + i);
    }
    return names;
  }

  private static String options(Target target, List<String> labelNames) {
    if (labelNames.isEmpty()) {
      return "";
    }
    String label = "&label=" + String.join(",", labelNames);
    if (target instanceof Target.Values) {
      return label + "&target=values";
    }
    return target instanceof Target.Labels ? label + "&target=labels" : label;
  }

  private static void appendHeader(List<String> labels, List<String> features, StringBuilder line) {
    String separator = "";
    for (List<String> names : List.of(labels, features)) {
      for (String name : names) {
        line.append(separator).append(quoted(name));
        separator = ",";
      }
    }
    line.append('\n');
  }

  private static void scatter(ActiveLists entries, float[] dense) {
    Arrays.fill(dense, 0);
    for (int i = entries.start(0); i < entries.end(0); i++) {
      dense[entries.indices()[i]] = entries.values()[i];
    }
  }

  private static void appendRow(Target target, float[] label, float[] dense, StringBuilder line) {
    String separator = "";
    for (float value : label) {
      boolean named = target instanceof Target.Classes;
      line.append(separator);
      line.append(
          named
              ? quoted(((Target.Classes) target).names().get((int) value))
              : DataWriter.spelled(value));
      separator = ",";
    }
    for (float value : dense) {
      line.append(separator).append(DataWriter.spelled(value));
      separator = ",";
    }
    line.append('\n');
  }

  private static String quoted(String text) {
    boolean plain =
        text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._=-".indexOf(c) >= 0);
    return plain && !text.isEmpty() ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
