package org.truezero.data;

import java.util.List;
import org.truezero.math.ActiveLists;

/** Some rows of another data set, without a copy. Immutable and safe for any number of threads. */
public final class RowsView implements Dataset {
  private final Dataset base;
  private final RowChoice rows;

  private RowsView(Dataset base, RowChoice rows) {
    this.base = base;
    this.rows = rows;
  }

  /**
   * Returns a view of some rows.
   *
   * @param base the data set behind it
   * @param rows which rows, in the order of the view
   * @return the view
   * @throws IllegalArgumentException if a range ends after the last row; single rows are checked
   *     when they are read
   */
  public static Dataset of(Dataset base, RowChoice rows) {
    if (rows instanceof RowChoice.Range range && range.to() > base.size()) {
      throw new IllegalArgumentException(
          "rows " + range.from() + "-" + range.to() + " of a data set of " + base.size() + " rows");
    }
    return new RowsView(base, rows);
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public Schema schema() {
    return base.schema();
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    base.appendRow(rows.at(row), into);
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    base.readTarget(rows.at(row), into, offset);
  }

  @Override
  public boolean generated() {
    return base.generated();
  }

  @Override
  public String fingerprint() {
    return Fingerprint.of(base.fingerprint(), rows);
  }

  @Override
  public List<String> remarks() {
    return base.remarks();
  }
}
