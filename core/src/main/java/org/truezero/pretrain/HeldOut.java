package org.truezero.pretrain;

import org.truezero.data.Dataset;
import org.truezero.network.Execution;

/**
 * The reconstruction error of rows that are not trained on: all inputs, from the same corrupted
 * copies whenever it is measured.
 */
final class HeldOut {
  private static final int BATCH = 100;

  private final Dataset data;
  private final LayerInput input;
  private final Reconstructor reconstructor;

  HeldOut(Stack stack, int layer, Dataset data, Execution execution) {
    this.data = data;
    input = new LayerInput(stack, layer, data, execution);
    reconstructor = new Reconstructor(stack, layer, input, false, "held-out corruption", execution);
  }

  /** Returns the mean loss of a row. */
  double loss() {
    double sum = 0;
    for (long from = 0; from < data.size(); from += BATCH) {
      long first = from;
      int count = (int) Math.min(BATCH, data.size() - from);
      sum += reconstructor.reconstruct(input.load(count, e -> first + e), from / BATCH);
    }
    return sum / data.size();
  }
}
