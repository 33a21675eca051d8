package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * The forward pass of one batch through all layers. Allocates nothing once it has seen the largest
 * batch.
 */
final class Forward {
  final List<LayerPass> passes = new ArrayList<>();
  final ActiveLists input = new ActiveLists();
  private final ActiveLists thinnedInput = new ActiveLists();
  private final Thinning inputThinning;
  private final List<Thinning> thinnings;
  final LayerWork work;
  private final int inputs;

  /**
   * Prepares the pass.
   *
   * @param inputThinning dropout of the inputs
   * @param thinnings dropout of each hidden layer
   */
  Forward(Network network, Execution execution, Thinning inputThinning, List<Thinning> thinnings) {
    this.inputThinning = inputThinning;
    this.thinnings = List.copyOf(thinnings);
    work = new LayerWork(execution);
    ActiveLists from = inputThinning.active() ? thinnedInput : input;
    for (Layer layer : network.layers()) {
      LayerPass pass = new LayerPass(layer, from);
      passes.add(pass);
      from = pass.output;
    }
    inputs = network.architecture().inputs();
    input.clear(inputs);
  }

  /**
   * Computes all layers for the examples of {@link #input}.
   *
   * @throws IllegalArgumentException if they have other features than the network has inputs
   */
  void run() {
    if (input.width() != inputs) {
      throw new IllegalArgumentException(
          "examples of " + input.width() + " features for a network of " + inputs + " inputs");
    }
    if (inputThinning.active()) {
      thinInput();
    }
    for (int l = 0; l < passes.size() - 1; l++) {
      work.hidden(passes.get(l), thinnings.get(l));
    }
    work.scores(scores());
  }

  private void thinInput() {
    float scale = inputThinning.scale();
    thinnedInput.clear(input.width());
    for (int e = 0; e < input.examples(); e++) {
      for (int at = input.start(e); at < input.end(e); at++) {
        int index = input.indices()[at];
        if (inputThinning.keeps(e, index)) {
          thinnedInput.append(index, input.values()[at] * scale);
        }
      }
      thinnedInput.endExample();
    }
  }

  LayerPass scores() {
    return passes.get(passes.size() - 1);
  }
}
