package org.truezero.bench.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.data.Schema;
import org.truezero.data.Target;
import org.truezero.math.ActiveLists;

/** Rows as TrueZero reads them. Immutable and safe for any number of threads. */
public final class RowsDataset implements Dataset {
  private final Rows rows;
  private final float[][] dense;

  private RowsDataset(Rows rows, float[][] dense) {
    this.rows = rows;
    this.dense = dense;
  }

  /** Keeps lists of entries, as sources of text do. */
  public static RowsDataset sparse(Rows rows) {
    return new RowsDataset(rows, null);
  }

  /** Keeps dense rows, as the others do, and pays for finding the entries that are not zero. */
  public static RowsDataset dense(Rows rows) {
    return new RowsDataset(rows, rows.dense());
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public Schema schema() {
    List<String> names = IntStream.range(0, rows.classes()).mapToObj(k -> "class " + k).toList();
    return new Schema(
        rows.width(), dense == null, new Target.Classes(names), Optional.empty(), Optional.empty());
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    if (dense != null) {
      into.appendDense(dense[(int) row], 0);
    } else {
      int start = rows.offsets()[(int) row];
      int count = rows.entries((int) row);
      into.reserve(count);
      System.arraycopy(rows.indices(), start, into.indices(), into.size(), count);
      System.arraycopy(rows.values(), start, into.values(), into.size(), count);
      into.advance(count);
    }
    into.endExample();
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    into[offset] = rows.labels()[(int) row];
  }

  @Override
  public String fingerprint() {
    return "rows of a comparison";
  }
}
