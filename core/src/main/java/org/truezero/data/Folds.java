package org.truezero.data;

import java.util.Optional;

/**
 * A source divided for cross-validation. In fold i, part i validates and the others train; scales,
 * dictionaries and vocabularies are learned from the training rows of the fold alone, when the fold
 * is asked for. Immutable and safe for any number of threads.
 */
public final class Folds {
  private final SourceRows rows;
  private final StratifiedFolds parts;
  private final Optional<Schema> features;

  Folds(SourceRows rows, StratifiedFolds parts, Optional<Schema> features) {
    this.rows = rows;
    this.parts = parts;
    this.features = features;
  }

  /** Returns how many there are. */
  public int size() {
    return parts.size();
  }

  /**
   * Reads one fold.
   *
   * @param fold 0 to size() − 1
   * @throws DataFormatException if the content cannot be used; one line
   */
  public Split split(int fold) throws DataFormatException {
    RowChoice train = parts.rows(fold, false);
    Schema own = rows.learn(train, false).withTarget(rows.learnTarget(parts.all()));
    Schema schema = features.isPresent() ? features.get().withTargetOf(own) : own;
    return new Split(rows.encode(schema, train), rows.encode(schema, parts.rows(fold, true)));
  }
}
