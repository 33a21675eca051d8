package org.truezero.pretrain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truezero.network.Decoder;
import org.truezero.network.Layer;

/**
 * Everything a pre-training is made of between two batches: written to a checkpoint and read back,
 * it goes on to the same bits. The arrays are live.
 */
public final class PretrainState {
  private final Stack stack;
  private Progress progress;
  private List<PretrainRecord> history;
  private Optional<Best> best;

  /**
   * Where the pre-training is.
   *
   * @param layer number of the layer being trained; the number of layers when all are
   * @param candidate number of the learning rate being tried
   * @param step mini-batches of this layer at this rate
   * @param examples presented to this layer at this rate
   * @param recorded examples presented when the last record was made
   * @param lossSum sum of the losses since then
   * @param penaltySum sum of the penalties since then
   * @param activeSum outputs that were not zero since then
   */
  public record Progress(
      int layer,
      int candidate,
      long step,
      long examples,
      long recorded,
      double lossSum,
      double penaltySum,
      long activeSum) {
    /** Nothing done yet. */
    public static final Progress START = at(0, 0);

    /** Before the first batch of a layer at a learning rate. */
    static Progress at(int layer, int candidate) {
      return new Progress(layer, candidate, 0, 0, 0, 0, 0, 0);
    }
  }

  /**
   * The best of the learning rates tried for the present layer.
   *
   * @param layer its parameters
   * @param decoder its decoder's
   * @param heldOut its mean reconstruction loss of a held-out example
   */
  public record Best(Layer layer, Decoder decoder, double heldOut) {}

  /** Puts a state together. */
  public PretrainState(
      Stack stack, Progress progress, List<PretrainRecord> history, Optional<Best> best) {
    this.stack = stack;
    this.progress = progress;
    this.history = List.copyOf(history);
    this.best = best;
  }

  /**
   * Returns the state before anything was done.
   *
   * @param inputs features of an example
   * @param settings of all layers
   */
  public static PretrainState fresh(int inputs, PretrainSettings settings) {
    Stack stack = Stack.random(inputs, settings);
    return new PretrainState(stack, Progress.START, List.of(), Optional.empty());
  }

  /** Returns the live stack. */
  public Stack stack() {
    return stack;
  }

  /** Returns where the pre-training is. */
  public Progress progress() {
    return progress;
  }

  /** Returns the records so far. */
  public List<PretrainRecord> history() {
    return history;
  }

  /** Returns the best candidate for the present layer, if one was finished. */
  public Optional<Best> best() {
    return best;
  }

  /** Returns whether all layers are trained. */
  public boolean done() {
    return progress.layer() == stack.size();
  }

  /** Returns the settings of the layer being trained. */
  LayerSettings settings() {
    return stack.settings().layers().get(progress.layer());
  }

  void advance(Progress value) {
    progress = value;
  }

  void record(PretrainRecord value) {
    List<PretrainRecord> longer = new ArrayList<>(history);
    longer.add(value);
    history = List.copyOf(longer);
  }

  void setBest(Optional<Best> value) {
    best = value;
  }
}
