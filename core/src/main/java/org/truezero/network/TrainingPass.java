package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;
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
  private Gradients gradients;
  private boolean withWeights;
  private final WorkerTeam team;
  private final Kernels kernels;
  private final List<Thinning> thinnings = new ArrayList<>();
  private final WorkerTeam.Task groupTask;
  private final WorkerTeam.Task deltaTask = this::deltasOfExample;

  /** Derivatives by the inputs of the layer that the backward pass has just been through. */
  private float[] derivatives = new float[0];

  private float lambda;
  private float factor;
  private LayerPass current;
  private LayerPass before;
  private boolean written;
  private boolean derivesInputs;

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
    gradients = Gradients.withoutWeights(network);
    Thinning input = new Thinning(inputDropout, new RandomStream(seed, "dropout of the input"));
    thinnings.add(input);
    for (int l = 0; l < dropout.length; l++) {
      thinnings.add(new Thinning(dropout[l], new RandomStream(seed, "dropout of layer " + l)));
    }
    forward = new Forward(network, execution, input, thinnings.subList(1, thinnings.size()));
    groupTask = (l, worker) -> forward.passes.get(l).group();
  }

  /** Returns the lists to fill with examples, {@code architecture().inputs()} columns wide. */
  public ActiveLists input() {
    return forward.input;
  }

  /** Has every backward pass from now on compute the derivatives by the inputs as well. */
  public void deriveInputs() {
    derivesInputs = true;
  }

  /**
   * Computes all layers.
   *
   * @param step addresses the draws of dropout
   * @throws IllegalArgumentException if examples have other features than the network has inputs
   */
  public void forward(long step) {
    for (Thinning thinning : thinnings) {
      thinning.step(step);
    }
    forward.run();
  }

  /** Returns the live scores; example e begins at {@code firstScore(e)}. */
  public float[] scores() {
    return forward.scores().z;
  }

  /** Returns the live derivatives by the scores, to be filled; laid out like the scores. */
  public float[] scoreDeltas() {
    return forward.scores().delta;
  }

  /** Returns where the scores of an example begin. */
  public int firstScore(int example) {
    return forward.scores().first(example);
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
    if (!withWeights) {
      // As large as the network: only for those who ask for it.
      gradients = new Gradients(network);
      withWeights = true;
    }
    clearWritten();
    factor = 1;
    backward(l1, false);
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
    clearWritten();
    factor = -learningRate;
    backward(l1, true);
    for (int l = 0; l < network.layers().size(); l++) {
      Layer layer = network.layers().get(l);
      Gradients.OfLayer gradient = gradients.layers().get(l);
      kernels.addScaled(factor, gradient.bias(), layer.bias(), 0, layer.bias().length);
      kernels.addScaled(factor, gradient.learned(), layer.learned(), 0, layer.learned().length);
    }
  }

  /**
   * Writes the derivative of the objective by each entry of {@link #input()}, at its place in the
   * lists; 0 for an entry that dropout silenced. To be called after a backward pass, if {@link
   * #deriveInputs} was called before.
   *
   * @param to for {@code input().size()} numbers
   */
  public void inputDerivatives(float[] to) {
    LayerPass first = forward.passes.get(0);
    ActiveLists input = forward.input;
    ActiveLists kept = first.input;
    float scale = thinnings.get(0).scale();
    for (int e = 0; e < input.examples(); e++) {
      int next = kept.start(e);
      for (int at = input.start(e); at < input.end(e); at++) {
        int index = input.indices()[at];
        to[at] = 0;
        if (next < kept.end(e) && kept.indices()[next] == index) {
          int place = first.denseBackward() ? e * input.width() + index : next;
          to[at] = scale * derivatives[place];
          next++;
        }
      }
    }
  }

  /** The groups of the batch before are still there: they say which rows were written. */
  private void clearWritten() {
    for (int l = 0; written && l < forward.passes.size(); l++) {
      gradients.clear(l, forward.passes.get(l));
    }
    written = false;
  }

  private void backward(float[] l1, boolean inPlace) {
    team.run(forward.passes.size(), groupTask);
    for (int l = forward.passes.size() - 1; l >= 0; l--) {
      current = forward.passes.get(l);
      before = l > 0 ? forward.passes.get(l - 1) : null;
      Gradients.OfLayer gradient = gradients.layers().get(l);
      float[] into = inPlace ? current.layer.weights() : gradient.weights();
      current.biasGradient(gradient.bias());
      reserve(current);
      forward.work.backward(current, into, factor, derivesBelow() ? derivatives : null);
      if (l > 0) {
        lambda = l1[l - 1] / forward.input.examples();
        team.run(forward.input.examples(), deltaTask);
        learnedGradient(l - 1);
      }
    }
  }

  private void reserve(LayerPass pass) {
    int needed = derivesBelow() ? pass.backwardDerivatives() : 0;
    if (derivatives.length < needed) {
      derivatives = new float[(int) Math.min(Integer.MAX_VALUE - 8, needed + needed / 2L)];
    }
  }

  private boolean derivesBelow() {
    return before != null || derivesInputs;
  }

  private void deltasOfExample(int example, int worker) {
    before.deltasOf(example, derivatives, current.denseBackward(), lambda);
  }

  private void learnedGradient(int layer) {
    LayerPass pass = forward.passes.get(layer);
    if (pass.layer.unit().learned() > 0) {
      float scale = thinnings.get(layer + 1).scale();
      pass.learnedGradient(scale, gradients.layers().get(layer).learned());
    }
  }
}
