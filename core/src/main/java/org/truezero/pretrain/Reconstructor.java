package org.truezero.pretrain;

import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.math.WorkerTeam;
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
  private final WorkerTeam team;
  private final WorkerTeam.Task compareTask = this::compare;
  private float[] expected;

  /** By example, so that their sum does not depend on the threads. */
  private double[] losses = new double[0];

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
    team = execution.team();
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
    expected = targets.read(clean, wanted);
    if (losses.length < wanted.examples()) {
      losses = new double[wanted.examples()];
    }
    team.run(wanted.examples(), compareTask);
    double sum = 0;
    for (int e = 0; e < wanted.examples(); e++) {
      sum += losses[e];
    }
    return sum;
  }

  private void compare(int example, int worker) {
    Reconstruction reconstruction = settings.reconstruction();
    ActiveLists wanted = pass.wanted();
    float[] scores = pass.scores();
    float[] slopes = wanted.values();
    float[] weights = sample.weights();
    float share = 1f / wanted.examples();
    double sum = 0;
    for (int at = wanted.start(example); at < wanted.end(example); at++) {
      float sign = targets.decoderSign(wanted.indices()[at]);
      float score = sign * scores[at];
      sum += weights[at] * reconstruction.loss(score, expected[at]);
      slopes[at] = sign * weights[at] * reconstruction.slope(score, expected[at]) * share;
    }
    losses[example] = sum;
  }
}
