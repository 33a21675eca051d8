package org.truezero.bench.pytorch;

import org.bytedeco.pytorch.Tensor;
import org.truezero.bench.jobs.Rows;

/** Rows on their way into the network. Each call belongs into a scope that frees its tensors. */
sealed interface TorchInputs permits DenseInputs, WordInputs {
  /** Returns the scores of chosen rows. */
  Tensor scores(TorchNetwork network, int[] rows);

  /** Returns the scores of rows that follow each other. */
  Tensor scores(TorchNetwork network, int from, int count);

  /** Holds rows the way the network takes them. */
  static TorchInputs of(Rows rows, boolean words) {
    return words ? new WordInputs(rows) : new DenseInputs(rows);
  }
}
