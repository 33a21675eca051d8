package org.truezero.data;

import java.util.List;
import java.util.Objects;
import org.truezero.math.ActiveLists;

/** Rows held in memory: chosen rows of some features, and the targets of exactly those rows. */
final class StoredDataset implements Dataset {
  private final Schema schema;
  private final FeatureRows features;
  private final RowChoice rows;
  private final TargetColumn targets;
  private final String fingerprint;
  private final List<String> remarks;

  StoredDataset(
      Schema schema,
      FeatureRows features,
      RowChoice rows,
      TargetColumn targets,
      String fingerprint) {
    this(schema, features, rows, targets, fingerprint, List.of());
  }

  StoredDataset(
      Schema schema,
      FeatureRows features,
      RowChoice rows,
      TargetColumn targets,
      String fingerprint,
      List<String> remarks) {
    this.schema = schema;
    this.features = features;
    this.rows = rows;
    this.targets = targets;
    this.fingerprint = fingerprint;
    this.remarks = List.copyOf(remarks);
  }

  @Override
  public long size() {
    return rows.size();
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public void appendRow(long row, ActiveLists into) {
    features.append(rows.at(row), into);
  }

  @Override
  public void readTarget(long row, float[] into, int offset) {
    targets.read((int) Objects.checkIndex(row, size()), into, offset);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public List<String> remarks() {
    return remarks;
  }
}
