package org.truezero.bench.kernels;

import org.truezero.math.ActiveLists;
import org.truezero.math.RowGroups;

/**
 * The size of a mini-batch of lists.
 *
 * @param active entries that are not zero, of all examples together
 * @param rows inputs that are active in any example: the rows of weights that must be touched
 */
record Entries(long active, long rows) {

  /** Counts the entries of lists. */
  static Entries of(ActiveLists lists) {
    RowGroups groups = new RowGroups();
    groups.group(lists);
    return new Entries(lists.size(), groups.groups());
  }
}
