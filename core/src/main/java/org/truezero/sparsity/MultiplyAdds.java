package org.truezero.sparsity;

import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.train.Evaluation;

/**
 * How many products a prediction sums up for one example, on average: for every entry of the input
 * and every active output, the weights that lead away from it. Unlike a time it is the same on
 * every machine.
 *
 * @param skipping without the products with an exact zero
 * @param dense with them
 */
public record MultiplyAdds(double skipping, double dense) {

  /**
   * Counts.
   *
   * @param network the network that was evaluated
   * @param sparsity its exact zeros on the data
   * @param data one row or more; all of them are read once
   */
  public static MultiplyAdds of(Network network, Evaluation.Activity sparsity, Dataset data) {
    List<Layer> layers = network.layers();
    double skipping = weights(layers.get(0)) * density(data);
    double dense = weights(layers.get(0));
    for (int l = 1; l < layers.size(); l++) {
      skipping += weights(layers.get(l)) * (1 - sparsity.layers().get(l - 1));
      dense += weights(layers.get(l));
    }
    return new MultiplyAdds(skipping, dense);
  }

  private static double weights(Layer layer) {
    return (double) layer.layout().rows() * layer.layout().units() * layer.layout().pieces();
  }

  /** Returns the part of the inputs that are not zero. */
  private static double density(Dataset data) {
    int width = data.schema().features();
    ActiveLists row = new ActiveLists();
    double entries = 0;
    for (long r = 0; r < data.size(); r++) {
      row.clear(width);
      data.appendRow(r, row);
      entries += row.size();
    }
    return entries / ((double) width * data.size());
  }
}
