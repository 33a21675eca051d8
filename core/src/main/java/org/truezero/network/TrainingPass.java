package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.Kernels;

/**
 * Forward and backward pass of one mini-batch. Used by one thread; the execution's team works
 * inside. Life, batch after batch: fill {@link #input()}, {@link #forward}, write the derivative of
 * the objective by each score into {@link #scoreDeltas()}, then either {@link #gradients} (nothing
 * is changed) or {@link #descend} (plain gradient descent, weights read once, to the same bits).
 */
public final class TrainingPass {
  private final Network network;
  private final Forward forward;
  private final Gradients gradients;
  private final WorkerTeam team;
  private final Kernels kernels;
  private final List<Thinning> thinnings = new ArrayList<>();
  private final WorkerTeam.Task groupTask;
  private final WorkerTeam.Task plainTask = this::plainPanel;
  private final WorkerTeam.Task fusedTask = this::fusedPanel;
  private final WorkerTeam.Task deltaTask = this::deltasOfExample;
  private float[] parts = new float[0];
  private float[] l1 = new float[0];
  private float factor;
  private int current;
  private boolean written;

  /**
   * Prepares the pass.
   *
   * @param network changed by {@link #descend}
   * @param execution threads and kernels
   * @param seed addresses the draws of dropout
   * @param inputDropout probability for an input, in [0, 1)
   * @param dropout probability for each hidden layer
   */
  public TrainingPass(
      Network network, Execution execution, long seed, float inputDropout, float[] dropout) {
    this.network = network;
    team = execution.team();
    kernels = execution.loops();
    gradients = new Gradients(network);
    Thinning input = new Thinning(inputDropout, new RandomStream(seed, "dropout of the input"));
    thinnings.add(input);
    for (int l = 0; l < dropout.length; l++) {
      thinnings.add(new Thinning(dropout[l], new RandomStream(seed, "dropout of layer " + l)));
    }
    forward = new Forward(network, execution, input, thinnings.subList(1, thinnings.size()));
    groupTask = l -> forward.passes.get(l).inputGroups.group(forward.passes.get(l).input);
  }

  /** Returns the lists to fill with examples, {@code architecture().inputs()} columns wide. */
  public ActiveLists input() {
    return forward.input;
  }

  /**
   * Computes all layers.
   *
   * @param step addresses the draws of dropout
   */
  public void forward(long step) {
    for (Thinning thinning : thinnings) {
      thinning.step(step);
    }
    forward.run();
  }

  /** Returns the live scores; example e begins at {@code e · scoreStride()}. */
  public float[] scores() {
    return forward.scores().z;
  }

  /** Returns the live derivatives by the scores, to be filled; laid out like the scores. */
  public float[] scoreDeltas() {
    return forward.scores().delta;
  }

  /** Returns the distance between two examples' scores. */
  public int scoreStride() {
    return forward.scores().layer.layout().sites();
  }

  /** Returns the active outputs of a hidden layer, after dropout. */
  public ActiveLists hidden(int layer) {
    return forward.passes.get(layer).output;
  }

  /** Returns Σ|h| over the outputs of a hidden layer and all examples, after dropout. */
  public double sumOfMagnitudes(int layer) {
    return forward.passes.get(layer).sumOfMagnitudes();
  }

  /**
   * Computes the gradients without changing anything.
   *
   * @param l1 λ of the activation penalty of each hidden layer, 0 for none
   * @return the live gradients, until the next call
   */
  public Gradients gradients(float[] l1) {
    clearWritten();
    backward(l1, plainTask);
    written = true;
    return gradients;
  }

  /**
   * Computes the gradients and takes one step of plain gradient descent.
   *
   * @param l1 λ of the activation penalty of each hidden layer, 0 for none
   * @param learningRate step on the mean gradient
   */
  public void descend(float[] l1, float learningRate) {
    factor = -learningRate;
    clearWritten();
    backward(l1, fusedTask);
    for (int l = 0; l < network.layers().size(); l++) {
      float[] learned = network.layers().get(l).learned();
      float[] gradient = gradients.layers().get(l).learned();
      if (learned.length % PanelLayout.LANES == 0) {
        // As the plain path does: kernels with fused multiply-add round differently from a loop.
        kernels.addScaled(factor, gradient, learned, 0, learned.length);
      } else {
        for (int u = 0; u < learned.length; u++) {
          learned[u] += factor * gradient[u];
        }
      }
    }
  }

  /** The groups of the batch before are still there: they say which rows were written. */
  private void clearWritten() {
    for (int l = 0; written && l < forward.passes.size(); l++) {
      LayerPass pass = forward.passes.get(l);
      gradients.clear(l, pass.layer, pass.inputGroups);
    }
    written = false;
  }

  private void backward(float[] lambdas, WorkerTeam.Task panelTask) {
    int examples = forward.input.examples();
    l1 = lambdas;
    team.run(forward.passes.size(), groupTask);
    for (int l = forward.passes.size() - 1; l >= 0; l--) {
      LayerPass pass = forward.passes.get(l);
      current = l;
      int panels = pass.layer.layout().panels();
      reserveParts(l == 0 ? 0 : (long) panels * pass.input.size());
      team.run(panels, panelTask);
      if (l > 0) {
        team.run(examples, deltaTask);
        learnedGradient(l - 1);
      }
    }
  }

  private void reserveParts(long needed) {
    if (needed > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a mini-batch with " + needed + " active weights rows is too large; use a smaller batch");
    }
    if (parts.length < needed) {
      parts = new float[(int) Math.min(Integer.MAX_VALUE - 8, needed + needed / 2)];
    }
  }

  private void plainPanel(int panel) {
    LayerPass pass = forward.passes.get(current);
    Gradients.OfLayer into = gradients.layers().get(current);
    Layer layer = pass.layer;
    pass.biasGradient(panel, into.bias());
    if (current > 0) {
      kernels.deltas(layer.layout(), panel, layer.weights(), pass.inputGroups, pass.delta, parts);
    }
    kernels.gradient(layer.layout(), panel, pass.inputGroups, pass.delta, into.weights());
  }

  private void fusedPanel(int panel) {
    LayerPass pass = forward.passes.get(current);
    Layer layer = pass.layer;
    float[] biasGradient = gradients.layers().get(current).bias();
    pass.biasGradient(panel, biasGradient);
    int from = panel * layer.layout().panelWidth();
    kernels.addScaled(factor, biasGradient, layer.bias(), from, from + layer.layout().panelWidth());
    kernels.deltasAndUpdate(
        layer.layout(),
        panel,
        layer.weights(),
        pass.inputGroups,
        pass.delta,
        factor,
        current > 0 ? parts : null);
  }

  private void deltasOfExample(int example) {
    int panels = forward.passes.get(current).layer.layout().panels();
    float lambda = l1[current - 1] / forward.input.examples();
    forward.passes.get(current - 1).deltasOf(example, parts, panels, lambda);
  }

  private void learnedGradient(int layer) {
    LayerPass pass = forward.passes.get(layer);
    if (pass.layer.unit().learned() > 0) {
      float scale = thinnings.get(layer + 1).scale();
      pass.learnedGradient(parts, scale, gradients.layers().get(layer).learned());
    }
  }
}
