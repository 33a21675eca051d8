package org.truezero.data;

import org.truezero.math.ActiveLists;

/** Features of rows as they are held in memory. Immutable. */
sealed interface FeatureRows permits ByteRows, SparseRows {
  /** Appends the non-zero features of a row and ends the example; the row is trusted. */
  void append(long row, ActiveLists into);
}
