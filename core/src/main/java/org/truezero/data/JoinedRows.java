package org.truezero.data;

import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Several data sets with the same features, one after the other, without a copy and without a
 * target: rows to pre-train on. Immutable and safe for any number of threads.
 */
public final class JoinedRows implements Dataset {
  private final List<Dataset> parts;
  private final long[] end;
  private final Schema schema;

  private JoinedRows(List<Dataset> parts) {
    this.parts = List.copyOf(parts);
    end = new long[parts.size()];
    long rows = 0;
    for (int p = 0; p < end.length; p++) {
      rows = Math.addExact(rows, parts.get(p).size());
      end[p] = rows;
    }
    schema = parts.get(0).schema().withTarget(new Target.None());
  }

  /**
   * Joins data sets.
   *
   * @param parts one or more, with the same number of features; the schema of the first one counts
   * @throws IllegalArgumentException if their features differ in number
   */
  public static Dataset of(List<Dataset> parts) {
    int features = parts.get(0).schema().features();
    for (Dataset part : parts) {
      if (part.schema().features() != features) {
        throw new IllegalArgumentException(
            "data sets of " + features + " and " + part.schema().features() + " features");
      }
    }
    return new JoinedRows(parts);
  }

  @Override
  public long size() {
    return end[end.length - 1];
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    if (row < 0 || row >= size()) {
      throw new IndexOutOfBoundsException("row " + row + " of " + size());
    }
    int part = 0;
    while (row >= end[part]) {
      part++;
    }
    parts.get(part).appendRow(part == 0 ? row : row - end[part - 1], into);
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    // There is none.
  }

  @Override
  public boolean generated() {
    return parts.stream().anyMatch(Dataset::generated);
  }

  @Override
  public String fingerprint() {
    List<String> prints = parts.stream().map(Dataset::fingerprint).toList();
    return prints.size() == 1 ? prints.get(0) : String.join(" + ", prints);
  }

  @Override
  public List<String> remarks() {
    return parts.stream().flatMap(part -> part.remarks().stream()).toList();
  }
}
