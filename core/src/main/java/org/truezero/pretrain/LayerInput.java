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
    this(stack, layer, data, execution, new BatchReader(execution.team()));
  }

  /** Reads with a reader that can {@link #prepare}. */
  LayerInput(Stack stack, int layer, Dataset data, Execution execution, BatchReader reader) {
    this.layer = layer;
    this.data = data;
    this.reader = reader;
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

  /** Has rows made ahead that are going to be loaded next. */
  void prepare(int count, IntToLongFunction row) {
    reader.prepare(data, count, row);
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
