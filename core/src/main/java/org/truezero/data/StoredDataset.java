package org.truezero.data;

import java.util.Objects;
import org.truezero.math.ActiveLists;

/** Rows held in memory: chosen rows of some features, and the targets of exactly those rows. */
final class StoredDataset implements Dataset {
  private final Schema schema;
  private final FeatureRows features;
  private final RowChoice rows;
  private final TargetColumn targets;
  private final String fingerprint;

  StoredDataset(
      Schema schema,
      FeatureRows features,
      RowChoice rows,
      TargetColumn targets,
      String fingerprint) {
    this.schema = schema;
    this.features = features;
    this.rows = rows;
    this.targets = targets;
    this.fingerprint = fingerprint;
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
}
