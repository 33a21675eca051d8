package org.truezero.bench.tensorflow;

import org.tensorflow.Session;
import org.truezero.bench.jobs.Rows;

/** Rows on their way into the graph. */
sealed interface TensorInputs permits DenseInputs, WordInputs {
  /** Feeds chosen rows. */
  Session.Runner feed(TensorGraph graph, int[] rows);

  /** Holds rows the way the graph takes them. */
  static TensorInputs of(Rows rows, boolean sparse) {
    return sparse ? new WordInputs(rows) : new DenseInputs(rows);
  }
}
