package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.experiments.picture.PlaneChart;
import org.truezero.math.ActiveLists;

/**
 * Rows that a program made, held in memory. The arrays are not copied.
 *
 * @param name says how they were made
 * @param target what there is to predict
 * @param features of each row, all of one length
 * @param targets of each row, as {@link Dataset#readTarget} writes them
 */
record MadeRows(String name, Target target, float[][] features, float[][] targets)
    implements Dataset {

  /**
   * Makes rows with classes 0, 1, …
   *
   * @param classes number of the class of each row
   * @param count how many classes
   */
  static MadeRows ofClasses(String name, float[][] features, int[] classes, int count) {
    float[][] targets = new float[classes.length][];
    for (int row = 0; row < classes.length; row++) {
      targets[row] = new float[] {classes[row]};
    }
    String[] names = new String[count];
    Arrays.setAll(names, Integer::toString);
    return new MadeRows(name, new Target.Classes(List.of(names)), features, targets);
  }

  /** Returns the rows of a class as points of the plane; there are two features. */
  PlaneChart.Cloud cloud(int number, String label) {
    int[] rows = IntStream.range(0, targets.length).filter(r -> targets[r][0] == number).toArray();
    return new PlaneChart.Cloud(
        label,
        Arrays.stream(rows).mapToDouble(row -> features[row][0]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> features[row][1]).toArray());
  }

  @Override
  public long size() {
    return features.length;
  }

  @Override
  public Schema schema() {
    return new Schema(features[0].length, false, target, Optional.empty(), Optional.empty());
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    into.appendDense(features[Math.toIntExact(row)], 0);
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    float[] from = targets[Math.toIntExact(row)];
    System.arraycopy(from, 0, into, offset, from.length);
  }

  @Override
  public String fingerprint() {
    int hash = 31 * Arrays.deepHashCode(features) + Arrays.deepHashCode(targets);
    return "made:" + name + "," + Integer.toHexString(hash);
  }
}
