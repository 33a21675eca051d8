package org.truezero.experiments.study;

import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;

/** Reads single rows. */
final class Rows {
  private Rows() {}

  /** Returns all features of a row. */
  static float[] dense(Dataset data, long row) {
    ActiveLists list = new ActiveLists();
    list.clear(data.schema().features());
    data.appendRow(row, list);
    float[] features = new float[list.width()];
    for (int at = 0; at < list.size(); at++) {
      features[list.indices()[at]] = list.values()[at];
    }
    return features;
  }
}
