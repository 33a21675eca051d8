package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.Kernels;
import org.truezero.math.kernels.Scratch;

/**
 * The passes of one layer, spread over the threads of an execution. Owns the scratch of the
 * threads; allocates nothing. Used by one thread, for one layer at a time.
 */
final class LayerWork {
  final WorkerTeam team;
  final Kernels kernels;
  private final Forms forms;
  private final List<Scratch> scratch = new ArrayList<>();
  private final WorkerTeam.Task sumTask = this::sum;
  private final WorkerTeam.Task hiddenTask = this::hiddenPanel;
  private final WorkerTeam.Task scoreTask = this::scorePanel;
  private final WorkerTeam.Task rowTask = this::backwardRows;
  private LayerPass current;
  private Thinning thinning;
  private float[] into;
  private float factor;
  private float[] derivatives;

  LayerWork(Execution execution) {
    team = execution.team();
    kernels = execution.loops();
    forms = execution.forms();
    for (int worker = 0; worker < team.threads(); worker++) {
      scratch.add(new Scratch());
    }
  }

  /** Returns what belongs to one thread. */
  Scratch scratch(int worker) {
    return scratch.get(worker);
  }

  /** Computes the outputs of a hidden layer for all examples of its input. */
  void hidden(LayerPass pass, Thinning thinning) {
    this.thinning = thinning;
    preActivations(pass, true);
    team.run(pass.layer.layout().panels(), hiddenTask);
    pass.gather();
  }

  /** Computes the pre-activations of the output layer. */
  void scores(LayerPass pass) {
    preActivations(pass, false);
    team.run(pass.layer.layout().panels(), scoreTask);
  }

  private void preActivations(LayerPass pass, boolean hidden) {
    current = pass;
    pass.reserve(pass.input.examples(), hidden);
    pass.choose(kernels, forms);
    pass.beginSums();
    team.run(pass.sumTasks(), sumTask);
    pass.endSums();
  }

  /** Computes gradients and derivatives of a layer; see {@link LayerPass#backward}. */
  void backward(LayerPass pass, float[] into, float factor, float[] derivatives) {
    current = pass;
    this.into = into;
    this.factor = factor;
    this.derivatives = derivatives;
    pass.beginBackward();
    team.run(pass.backwardTasks(), rowTask);
    pass.endBackward();
  }

  private void sum(int task, int worker) {
    current.sum(kernels, task, scratch(worker));
  }

  private void hiddenPanel(int panel, int worker) {
    current.addSlabs(panel);
    current.activate(panel, thinning);
  }

  private void scorePanel(int panel, int worker) {
    current.addSlabs(panel);
  }

  private void backwardRows(int task, int worker) {
    current.backward(kernels, task, into, factor, scratch(worker), derivatives);
  }
}
