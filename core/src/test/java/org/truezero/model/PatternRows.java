package org.truezero.model;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

/** Rows of three classes that a small network can learn; about half of the features are zero. */
record PatternRows(long seed, long size) implements Dataset {
  static final int FEATURES = 20;

  @Override
  public Schema schema() {
    return new Schema(
        FEATURES,
        false,
        new Target.Classes(List.of("a", "b", "c")),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    RandomStream stream = new RandomStream(seed, "pattern rows");
    for (int i = 0; i < FEATURES; i++) {
      float value = stream.uniform(row, 0, i);
      boolean ofClass = i % 3 == label(row);
      if (value > (ofClass ? 0.3f : 0.6f)) {
        into.append(i, value);
      }
    }
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    into[offset] = label(row);
  }

  @Override
  public String fingerprint() {
    return "pattern:" + seed + ":" + size;
  }

  private static int label(long row) {
    return (int) (row % 3);
  }
}
