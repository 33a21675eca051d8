package org.truezero.network;

import java.util.Collections;
import org.truezero.data.BatchReader;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;

/**
 * The forward pass without training: owns its scratch, allocates nothing after warm-up. Used by one
 * thread at a time; any number may share one network that nobody changes. Life: fill {@link
 * #input()} ({@code clear}, {@code append}, {@code endExample}), {@link #run()}, read {@link
 * #outputs()}, {@link #scores()} and {@link #hidden}.
 */
public final class Inference {
  private final Head head;
  private final Forward forward;
  private final BatchReader reader;
  private float[] outputs = new float[0];
  private float[] scores = new float[0];

  /**
   * Prepares the pass.
   *
   * @param network its live parameters are read at every run
   * @param execution threads and kernels
   */
  public Inference(Network network, Execution execution) {
    head = network.head();
    reader = new BatchReader(execution.team());
    forward =
        new Forward(
            network,
            execution,
            Thinning.NONE,
            Collections.nCopies(network.architecture().hidden().size(), Thinning.NONE));
  }

  /**
   * Prepares the pass from weights of half width.
   *
   * @param network shared, not copied
   * @param execution threads and kernels; always takes the sparse form of the loops
   */
  public Inference(HalfNetwork network, Execution execution) {
    this(network.halved(), execution);
  }

  /** Returns the lists to fill with examples, {@code architecture().inputs()} columns wide. */
  public ActiveLists input() {
    return forward.input;
  }

  /**
   * Fills {@link #input()} with neighbouring rows of a data set.
   *
   * @param data rows as wide as the input of the network
   * @param from first row
   * @param count how many rows
   */
  public void fill(Dataset data, long from, int count) {
    reader.read(data, count, e -> from + e, forward.input);
  }

  /**
   * Computes the outputs of all examples of {@link #input()}.
   *
   * @throws IllegalArgumentException if they have other features than the network has inputs
   */
  public void run() {
    forward.run();
    LayerPass last = forward.scores();
    int examples = forward.input.examples();
    if (outputs.length < examples * head.width()) {
      outputs = new float[examples * head.width()];
      scores = new float[examples * head.scores()];
    }
    for (int e = 0; e < examples; e++) {
      int from = last.first(e);
      head.outputs(last.z, from, outputs, e * head.width());
      System.arraycopy(last.z, from, scores, e * head.scores(), head.scores());
    }
  }

  /** Returns the live outputs [examples × head().width()], row-major, until the next run. */
  public float[] outputs() {
    return outputs;
  }

  /** Returns the live scores [examples × head().scores()], row-major, until the next run. */
  public float[] scores() {
    return scores;
  }

  /**
   * Returns a pre-activation, until the next run.
   *
   * @param layer number of the hidden layer
   * @param example number in the batch
   * @param unit a unit with one piece
   */
  public float preActivation(int layer, int example, int unit) {
    LayerPass pass = forward.passes.get(layer);
    return pass.z[example * pass.stride + pass.layer.layout().site(unit, 0)];
  }

  /** Returns the active outputs of a hidden layer, until the next run. */
  public ActiveLists hidden(int layer) {
    return forward.passes.get(layer).output;
  }
}
