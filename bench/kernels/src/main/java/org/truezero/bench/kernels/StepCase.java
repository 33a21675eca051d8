package org.truezero.bench.kernels;

import java.util.List;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.math.kernels.Kernels;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;

/**
 * The network of the paper's experiments on digits, 784-1000-1000-1000-10, and mini-batches for
 * which inputs and hidden units are zero for a forced fraction. Steps in several forms share it,
 * and so work in the same memory.
 */
final class StepCase {
  static final int CLASSES = 10;
  private static final int INPUTS = 784;
  private static final int UNITS = 1000;

  /** Examples at least, so that a hundredth of them can be active. */
  private static final int EXAMPLES = 400;

  private final Network network;
  private final int batch;
  private final int batches;
  private final byte[] rows;

  /**
   * Draws the examples and forces the zeros.
   *
   * @param kernels that compute the pre-activations to force
   * @param batch examples of a mini-batch, 1 or more
   * @param inputZeros fraction of the inputs, 0..1
   * @param hiddenZeros fraction of the examples for which each hidden unit is silent, 0..1
   */
  StepCase(Kernels kernels, int batch, double inputZeros, double hiddenZeros) {
    this.batch = batch;
    batches = (Math.max(EXAMPLES, batch) + batch - 1) / batch;
    rows = rows(batches * batch, inputZeros);
    network = drawn();
    ActiveLists all = new ActiveLists();
    fill(all, 0, batches * batch);
    new ForcedZeros(kernels, hiddenZeros).apply(network, all);
  }

  private static Network drawn() {
    var hidden = new HiddenLayer(UNITS, new Rectifier(), SignBalance.NONE);
    return Network.random(
        new Architecture(
            INPUTS,
            List.of(hidden, hidden, hidden),
            new SoftmaxHead(CLASSES),
            Initialisation.GLOROT),
        1);
  }

  private static byte[] rows(int examples, double zeroFraction) {
    RandomStream silent = new RandomStream(2, "zeros");
    RandomStream levels = new RandomStream(2, "levels");
    byte[] rows = new byte[examples * INPUTS];
    for (int e = 0; e < examples; e++) {
      for (int i = 0; i < INPUTS; i++) {
        if (silent.uniform(0, e, i) >= zeroFraction) {
          rows[e * INPUTS + i] = (byte) (1 + (int) (255 * levels.uniform(0, e, i)));
        }
      }
    }
    return rows;
  }

  /** Fills lists with the examples of a mini-batch; any number, they come round again. */
  void fill(ActiveLists lists, long step) {
    fill(lists, first(step), batch);
  }

  private void fill(ActiveLists lists, int from, int examples) {
    lists.clear(INPUTS);
    for (int e = from; e < from + examples; e++) {
      lists.appendBytes(rows, e * INPUTS);
      lists.endExample();
    }
  }

  /** Returns the first example of a mini-batch. */
  private int first(long step) {
    return (int) (step % batches) * batch;
  }

  /** Returns the class of an example of a mini-batch; it has nothing to do with the inputs. */
  int label(long step, int example) {
    return (first(step) + example) % CLASSES;
  }

  /** Returns the live network. */
  Network network() {
    return network;
  }

  /** Returns the examples of a mini-batch. */
  int batch() {
    return batch;
  }
}
