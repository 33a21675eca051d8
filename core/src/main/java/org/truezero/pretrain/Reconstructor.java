package org.truezero.pretrain;

import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.AutoEncoderPass;
import org.truezero.network.Execution;

/**
 * Corrupts mini-batches, reconstructs them, and compares. Everything between the clean inputs of a
 * layer and the derivative by the scores. Used by one thread.
 */
final class Reconstructor {
  private final LayerSettings settings;
  private final AutoEncoderPass pass;
  private final Targets targets;
  private final Sample sample;
  private final RandomStream noise;

  /**
   * Prepares for one layer.
   *
   * @param sampled whether the settings' sampling applies; otherwise all inputs are reconstructed
   * @param purpose addresses the draws of the noise
   */
  Reconstructor(
      Stack stack,
      int layer,
      LayerInput input,
      boolean sampled,
      String purpose,
      Execution execution) {
    settings = stack.settings().layers().get(layer);
    long seed = stack.settings().seed();
    pass = new AutoEncoderPass(stack.layer(layer), stack.decoder(layer), execution);
    targets = new Targets(stack, layer, input);
    sample = new Sample(sampled ? settings.zerosPerEntry() : 0, seed, layer);
    noise = new RandomStream(seed, purpose + " of layer " + layer);
  }

  /** Returns the pass, to descend or to look at the code. */
  AutoEncoderPass pass() {
    return pass;
  }

  /**
   * Reconstructs a mini-batch and leaves the derivative of the mean loss by the scores in the pass.
   *
   * @param clean inputs of the layer
   * @param step addresses the noise
   * @return sum of the losses
   */
  double reconstruct(ActiveLists clean, long step) {
    pass.input().clear(clean.width());
    settings.corruption().apply(clean, pass.input(), noise, step);
    pass.encode();
    ActiveLists wanted = pass.wanted();
    wanted.clear(clean.width());
    sample.fill(clean, pass.input(), wanted, step);
    pass.decode();
    return compare(targets.read(clean, wanted), wanted);
  }

  private double compare(float[] expected, ActiveLists wanted) {
    Reconstruction reconstruction = settings.reconstruction();
    float[] scores = pass.scores();
    float[] slopes = wanted.values();
    float[] weights = sample.weights();
    float share = 1f / wanted.examples();
    double sum = 0;
    for (int at = 0; at < wanted.size(); at++) {
      sum += weights[at] * reconstruction.loss(scores[at], expected[at]);
      slopes[at] = weights[at] * reconstruction.slope(scores[at], expected[at]) * share;
    }
    return sum;
  }
}
