package org.truezero.bench.kernels;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.TrainingPass;

/**
 * Whole steps of training, as the trainer takes them: a mini-batch of bytes is turned into lists,
 * goes forward and back, and the weights descend, by so little that they stay what they are.
 */
final class TrainingStep {
  private static final float LEARNING_RATE = -LayerCase.FACTOR;

  private final StepCase examples;
  private final Network network;
  private final TrainingPass pass;
  private final Head head;
  private final float[] noPenalty;
  private long step;

  /**
   * Prepares the steps.
   *
   * @param examples network and mini-batches, shared
   * @param execution threads, kernels and their form, kept
   */
  TrainingStep(StepCase examples, Execution execution) {
    this.examples = examples;
    network = examples.network();
    head = network.head();
    noPenalty = new float[network.architecture().hidden().size()];
    pass = new TrainingPass(network, execution, 1, 0, new float[noPenalty.length]);
  }

  /** Takes the next step. */
  void run() {
    examples.fill(pass.input(), step);
    pass.forward(step);
    scoreDeltas();
    pass.descend(noPenalty, LEARNING_RATE);
    step++;
  }

  private void scoreDeltas() {
    float[] target = new float[1];
    for (int e = 0; e < examples.batch(); e++) {
      int at = pass.firstScore(e);
      target[0] = examples.label(step, e);
      head.loss(pass.scores(), at, target, 0, pass.scoreDeltas(), at);
      for (int k = 0; k < StepCase.CLASSES; k++) {
        pass.scoreDeltas()[at + k] /= examples.batch();
      }
    }
  }

  /** Returns the zeros among inputs and hidden units of the latest batch, 0..1. */
  double zeroFraction() {
    long active = 0;
    long cells = 0;
    for (int l = 0; l < network.layers().size(); l++) {
      active += lists(l).size();
      cells += (long) examples.batch() * network.layers().get(l).layout().rows();
    }
    return 1 - (double) active / cells;
  }

  /** Returns what the latest step had to move and compute at least, pass after pass. */
  List<Work> works() {
    List<Work> works = new ArrayList<>();
    for (int l = 0; l < network.layers().size(); l++) {
      PanelLayout layout = network.layers().get(l).layout();
      Entries entries = Entries.of(lists(l));
      works.add(Work.ofForward(layout, entries));
      works.add(l == 0 ? Work.ofUpdate(layout, entries) : Work.ofDeltasAndUpdate(layout, entries));
    }
    return works;
  }

  /** Returns the bytes of all weights, padding included. */
  long weightBytes() {
    long bytes = 0;
    for (Layer layer : network.layers()) {
      bytes += 4L * layer.weights().length;
    }
    return bytes;
  }

  private ActiveLists lists(int layer) {
    return layer == 0 ? pass.input() : pass.hidden(layer - 1);
  }
}
