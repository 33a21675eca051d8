package org.truezero.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Writes rows as {@code LABEL INDEX:VALUE …}, indices from 1. Classes whose names are numbers keep
 * them; others are written as their class number, from 0. Rows without a target get the label 0.
 */
public final class LibsvmWriter implements DataWriter {
  /** Creates a writer. */
  public LibsvmWriter() {}

  @Override
  public String write(Dataset data, Path target) throws IOException {
    Target labels = data.schema().target();
    if (labels instanceof Target.Values values && values.width() > 1) {
      throw new IllegalArgumentException(
          "libsvm holds one value per row, found " + values.width() + "; write csv instead");
    }
    DataWriter.writePacked(
        target,
        out -> {
          ActiveLists entries = new ActiveLists();
          float[] label = new float[labels.width()];
          StringBuilder line = new StringBuilder();
          for (long row = 0; row < data.size(); row++) {
            data.readTarget(row, label, 0);
            appendLabel(labels, label, line);
            DataWriter.readRow(data, row, entries);
            if (line.length() == 0 && entries.size() == 0) {
              line.append(" 1:0"); // an empty line would be no row
            }
            appendEntries(entries, line);
            DataWriter.writeText(out, line);
          }
        });
    String meaning = "";
    if (labels instanceof Target.Values) {
      meaning = "&target=values";
    } else if (labels instanceof Target.Labels) {
      meaning = "&target=labels";
    }
    return "libsvm:" + target + "?features=" + data.schema().features() + meaning;
  }

  private static void appendLabel(Target target, float[] label, StringBuilder line) {
    if (target instanceof Target.Classes classes) {
      line.append(numbered(classes.names(), (int) label[0]));
    } else if (target instanceof Target.Labels labels) {
      String separator = "";
      for (int i = 0; i < label.length; i++) {
        if (label[i] != 0) {
          line.append(separator).append(numbered(labels.names(), i));
          separator = ",";
        }
      }
    } else {
      line.append(target instanceof Target.Values ? DataWriter.spelled(label[0]) : "0");
    }
  }

  private static String numbered(List<String> names, int index) {
    boolean numbers = names.stream().allMatch(Numbers::isNumber);
    return numbers ? names.get(index) : Integer.toString(index);
  }

  private static void appendEntries(ActiveLists entries, StringBuilder line) {
    for (int i = entries.start(0); i < entries.end(0); i++) {
      line.append(' ').append(entries.indices()[i] + 1).append(':');
      line.append(DataWriter.spelled(entries.values()[i]));
    }
    line.append('\n');
  }
}
