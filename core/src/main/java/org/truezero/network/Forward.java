package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.Kernels;
import org.truezero.math.kernels.Scratch;

/**
 * The forward pass of one batch through all layers: slabs and panels of a layer in parallel, layer
 * after layer. Owns the scratch; allocates nothing once it has seen the largest batch.
 */
final class Forward {
  final List<LayerPass> passes = new ArrayList<>();
  final ActiveLists input = new ActiveLists();
  private final ActiveLists thinnedInput = new ActiveLists();
  private final Thinning inputThinning;
  private final List<Thinning> thinnings;
  private final WorkerTeam team;
  private final Kernels kernels;
  private final Forms forms;

  /** One for each thread of the team. */
  final List<Scratch> scratch = new ArrayList<>();

  private final WorkerTeam.Task sumTask = this::sum;
  private final WorkerTeam.Task hiddenTask = this::hiddenPanel;
  private final WorkerTeam.Task scoreTask = this::scorePanel;
  private LayerPass current;
  private Thinning thinning;

  /**
   * Prepares the pass.
   *
   * @param inputThinning dropout of the inputs
   * @param thinnings dropout of each hidden layer
   */
  Forward(Network network, Execution execution, Thinning inputThinning, List<Thinning> thinnings) {
    this.inputThinning = inputThinning;
    this.thinnings = List.copyOf(thinnings);
    team = execution.team();
    kernels = execution.loops();
    forms = execution.forms();
    for (int worker = 0; worker < team.threads(); worker++) {
      scratch.add(new Scratch());
    }
    ActiveLists from = inputThinning.active() ? thinnedInput : input;
    for (Layer layer : network.layers()) {
      LayerPass pass = new LayerPass(layer, from);
      passes.add(pass);
      from = pass.output;
    }
    input.clear(network.architecture().inputs());
  }

  /** Computes all layers for the examples of {@link #input}. */
  void run() {
    if (inputThinning.active()) {
      thinInput();
    }
    int last = passes.size() - 1;
    for (int l = 0; l < last; l++) {
      current = passes.get(l);
      thinning = thinnings.get(l);
      current.reserve(input.examples(), true);
      current.choose(kernels, forms);
      team.run(current.sumTasks(), sumTask);
      team.run(current.layer.layout().panels(), hiddenTask);
      current.gather();
    }
    current = passes.get(last);
    current.reserve(input.examples(), false);
    current.choose(kernels, forms);
    team.run(current.sumTasks(), sumTask);
    team.run(current.layer.layout().panels(), scoreTask);
  }

  private void sum(int task, int worker) {
    current.sum(kernels, task, scratch.get(worker));
  }

  private void hiddenPanel(int panel, int worker) {
    current.addSlabs(panel);
    current.activate(panel, thinning);
  }

  private void scorePanel(int panel, int worker) {
    current.addSlabs(panel);
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
