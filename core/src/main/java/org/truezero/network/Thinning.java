package org.truezero.network;

import org.truezero.math.RandomStream;

/**
 * Which outputs of one layer dropout silences in one step. Draws are addressed by (step, example,
 * output) and made for active outputs only.
 */
final class Thinning {
  /** Silences nothing. */
  static final Thinning NONE = new Thinning(0, null);

  private final float probability;
  private final RandomStream stream;
  private long step;

  Thinning(float probability, RandomStream stream) {
    this.probability = probability;
    this.stream = stream;
  }

  void step(long value) {
    step = value;
  }

  boolean active() {
    return probability > 0;
  }

  /** Returns 1 / (kept fraction). */
  float scale() {
    return 1 / (1 - probability);
  }

  boolean keeps(int example, int output) {
    return stream.uniform(step, example, output) >= probability;
  }
}
