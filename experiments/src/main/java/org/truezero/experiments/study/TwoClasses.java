package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;

/**
 * The rows of two classes of a data set, which become the classes 0 and 1.
 *
 * @param rows those rows alone
 * @param zero number of the first class in the data set
 * @param one number of the second
 */
record TwoClasses(Dataset rows, int zero, int one) implements Dataset {

  /** Returns the two most numerous classes, ties to the lower number, in ascending order. */
  static int[] mostNumerous(Dataset data) {
    int[] counts = new int[Math.max(2, data.schema().target().names().size())];
    for (int each : classes(data)) {
      counts[each]++;
    }
    int first = greatest(counts);
    counts[first] = -1;
    int second = greatest(counts);
    return new int[] {Math.min(first, second), Math.max(first, second)};
  }

  private static int greatest(int[] counts) {
    int greatest = 0;
    for (int k = 1; k < counts.length; k++) {
      greatest = counts[k] > counts[greatest] ? k : greatest;
    }
    return greatest;
  }

  private static int[] classes(Dataset data) {
    int[] classes = new int[Math.toIntExact(data.size())];
    float[] target = new float[1];
    for (int row = 0; row < classes.length; row++) {
      data.readTarget(row, target, 0);
      classes[row] = (int) target[0];
    }
    return classes;
  }

  /** Takes the rows of two classes. */
  static TwoClasses of(Dataset data, int zero, int one) {
    int[] classes = classes(data);
    int[] chosen = new int[classes.length];
    int count = 0;
    for (int row = 0; row < classes.length; row++) {
      if (classes[row] == zero || classes[row] == one) {
        chosen[count++] = row;
      }
    }
    RowChoice rows = new RowChoice.Listed(Arrays.copyOf(chosen, count));
    return new TwoClasses(RowsView.of(data, rows), zero, one);
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public Schema schema() {
    List<String> names = rows.schema().target().names();
    return rows.schema().withTarget(new Target.Classes(List.of(names.get(zero), names.get(one))));
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    rows.appendRow(row, into);
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    rows.readTarget(row, into, offset);
    into[offset] = into[offset] == one ? 1 : 0;
  }

  @Override
  public boolean generated() {
    return rows.generated();
  }

  @Override
  public String fingerprint() {
    return rows.fingerprint() + ",classes " + zero + " and " + one;
  }
}
