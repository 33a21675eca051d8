package org.truezero.experiments.study;

import java.util.Arrays;
import org.truezero.data.Dataset;
import org.truezero.network.Active;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * Slopes of the units of each hidden layer over a data set; only for units with one pre-activation
 * and one output.
 *
 * @param flat fraction of units and examples whose slope is below {@link #FLAT}, by layer
 * @param fromHalf mean of |h − ½| over units and examples, by layer
 * @param passing mean slope of the units that are not silent, in all layers
 * @param between slopes that are neither 0 nor 1, in all layers
 */
record Slopes(double[] flat, double[] fromHalf, double passing, long between) {
  /** A unit with a smaller slope is called saturated. */
  static final float FLAT = 0.01f;

  private static final int BATCH = 100;

  static Slopes of(Network network, Dataset rows, Execution execution) {
    int layers = network.architecture().hidden().size();
    Sums[] sums = new Sums[layers];
    Arrays.setAll(sums, l -> new Sums(network.layers().get(l)));
    Inference inference = new Inference(network, execution);
    for (long from = 0; from < rows.size(); from += BATCH) {
      int count = (int) Math.min(BATCH, rows.size() - from);
      inference.fill(rows, from, count);
      inference.run();
      for (int l = 0; l < layers; l++) {
        for (int e = 0; e < count; e++) {
          sums[l].add(inference, l, e);
        }
      }
    }
    return new Slopes(
        Arrays.stream(sums).mapToDouble(sum -> (double) sum.flat / sum.cells).toArray(),
        Arrays.stream(sums).mapToDouble(sum -> sum.fromHalf / sum.cells).toArray(),
        Arrays.stream(sums).mapToDouble(sum -> sum.slopes).sum()
            / Arrays.stream(sums).mapToLong(sum -> sum.listed).sum(),
        Arrays.stream(sums).mapToLong(sum -> sum.between).sum());
  }

  /** Sums over one layer. */
  private static final class Sums {
    private final Layer layer;
    private final float[] z;
    private final Active active;
    private long cells;
    private long flat;
    private long between;
    private long listed;
    private double slopes;
    private double fromHalf;

    Sums(Layer layer) {
      this.layer = layer;
      z = new float[layer.layout().units()];
      active = new Active(z.length);
    }

    void add(Inference inference, int number, int example) {
      for (int u = 0; u < z.length; u++) {
        z[u] = inference.preActivation(number, example, u);
      }
      int count = layer.unit().activate(z, 0, z.length, z.length, 0, layer.learned(), active, 0);
      cells += z.length;
      listed += count;
      // A silent unit has the slope 0 and the output 0.
      flat += z.length - count;
      fromHalf += 0.5 * (z.length - count);
      for (int at = 0; at < count; at++) {
        flat += Math.abs(active.slope[at]) < FLAT ? 1 : 0;
        slopes += active.slope[at];
        between += active.slope[at] == 0 || active.slope[at] == 1 ? 0 : 1;
        fromHalf += Math.abs(active.value[at] - 0.5);
      }
    }
  }
}
