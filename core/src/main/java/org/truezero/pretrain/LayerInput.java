package org.truezero.pretrain;

import java.util.function.IntToLongFunction;
import org.truezero.data.BatchReader;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Inference;

/** The examples of one layer: rows of the data or, above the lowest, what the layers below make. */
final class LayerInput {
  private final int layer;
  private final Dataset data;
  private final BatchReader reader;
  private final Inference below;
  private final ActiveLists rows = new ActiveLists();

  LayerInput(Stack stack, int layer, Dataset data, Execution execution) {
    this.layer = layer;
    this.data = data;
    reader = new BatchReader(execution.team());
    below = layer == 0 ? null : new Inference(stack.below(layer), execution);
  }

  /**
   * Computes a mini-batch.
   *
   * @param count examples
   * @param row the row of each
   * @return live lists, until the next call
   */
  ActiveLists load(int count, IntToLongFunction row) {
    ActiveLists into = below == null ? rows : below.input();
    reader.read(data, count, row, into);
    if (below == null) {
      return rows;
    }
    below.run();
    return below.hidden(layer - 1);
  }

  /** Returns what messages call a feature: its column in a table, otherwise its number. */
  String featureName(int index) {
    return data.schema()
        .table()
        .map(table -> "column '" + table.featureNames().get(index) + "'")
        .orElse("feature " + index);
  }

  /** Returns the pre-activation behind an input of a layer that is not the lowest. */
  float preActivation(int example, int input) {
    return below.preActivation(layer - 1, example, input);
  }
}
