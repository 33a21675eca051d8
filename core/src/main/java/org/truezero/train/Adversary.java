package org.truezero.train;

import org.truezero.math.ActiveLists;
import org.truezero.network.TrainingPass;

/**
 * Moves the inputs of a mini-batch so that the loss rises: each by the same distance, up or down by
 * the sign of its derivative (Goodfellow, Shlens & Szegedy 2015, §4). Here only inputs that are not
 * zero move, and one that would pass zero stops there, so that a batch gets no denser and the
 * derivatives are those the backward pass has at hand: a network is taught to need no single input
 * too much, at the price of a second step.
 */
final class Adversary {
  private final TrainingPass pass;
  private final float distance;
  private final ActiveLists moved = new ActiveLists();
  private float[] derivatives = new float[0];

  /**
   * Prepares to move.
   *
   * @param pass its input is changed
   * @param distance above 0
   */
  Adversary(TrainingPass pass, float distance) {
    this.pass = pass;
    this.distance = distance;
    pass.deriveInputs();
  }

  /** Moves the inputs; to be called after a backward pass. */
  void move() {
    ActiveLists input = pass.input();
    if (derivatives.length < input.size()) {
      derivatives = new float[input.size() + input.size() / 2];
    }
    pass.inputDerivatives(derivatives);
    moved.clear(input.width());
    for (int e = 0; e < input.examples(); e++) {
      for (int at = input.start(e); at < input.end(e); at++) {
        float value = input.values()[at];
        float to = value + distance * Math.signum(derivatives[at]);
        if (Math.signum(to) == Math.signum(value)) {
          moved.append(input.indices()[at], to);
        }
      }
      moved.endExample();
    }
    input.set(moved);
  }
}
