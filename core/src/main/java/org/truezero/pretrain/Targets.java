package org.truezero.pretrain;

import org.truezero.math.ActiveLists;
import org.truezero.network.Layer;
import org.truezero.network.Tanh;

/**
 * What the inputs of one layer are reconstructed as. The outputs of a sign-balanced layer below
 * count without their signs (authors' code, 2010); for cross-entropy those of tanh units are mapped
 * from [−1, 1] to [0, 1], and held-out outputs above the greatest of the training data count as 1.
 */
final class Targets {
  private final LayerSettings settings;
  private final LayerInput input;
  private final float[] signs;
  private final int outputsPerUnit;
  private final boolean unitInterval;
  private final boolean halved;
  private float[] values = new float[0];

  Targets(Stack stack, int number, LayerInput input) {
    settings = stack.settings().layers().get(number);
    this.input = input;
    unitInterval = settings.reconstruction() == Reconstruction.SIGMOID;
    Layer below = number == 0 ? null : stack.layer(number - 1);
    signs = below == null ? null : below.signs();
    outputsPerUnit = below == null ? 1 : below.unit().outputs();
    halved = unitInterval && below != null && below.unit() instanceof Tanh;
  }

  /**
   * Reads the targets of a mini-batch.
   *
   * @param clean inputs of each example
   * @param wanted those to reconstruct
   * @return live numbers, one for each entry wanted, until the next call
   * @throws IllegalArgumentException if cross-entropy meets a feature outside [0, 1]
   */
  float[] read(ActiveLists clean, ActiveLists wanted) {
    if (values.length < wanted.size()) {
      values = new float[wanted.indices().length];
    }
    for (int e = 0; e < wanted.examples(); e++) {
      if (settings.beforeRectifier()) {
        readBefore(wanted, e);
      } else {
        readAfter(clean, wanted, e);
      }
    }
    return values;
  }

  /**
   * Returns what the score of an input is multiplied by. A tied decoder has the weights with which
   * the layer reads a signed input, but gives it back without the sign; so it takes the sign off.
   */
  float decoderSign(int index) {
    return signs == null || !settings.tied() ? 1 : signs[index / outputsPerUnit];
  }

  private void readBefore(ActiveLists wanted, int example) {
    for (int at = wanted.start(example); at < wanted.end(example); at++) {
      values[at] = input.preActivation(example, wanted.indices()[at]);
    }
  }

  private void readAfter(ActiveLists clean, ActiveLists wanted, int example) {
    int from = clean.start(example);
    int end = clean.end(example);
    for (int at = wanted.start(example); at < wanted.end(example); at++) {
      int index = wanted.indices()[at];
      while (from < end && clean.indices()[from] < index) {
        from++;
      }
      boolean present = from < end && clean.indices()[from] == index;
      values[at] = target(index, present ? clean.values()[from] : 0);
    }
  }

  private float target(int index, float input) {
    if (signs == null) {
      if (unitInterval && !(input >= 0 && input <= 1)) {
        throw new IllegalArgumentException(
            this.input.featureName(index)
                + ": found "
                + input
                + ", expected 0 to 1 for sigmoid reconstruction; scale the data or choose"
                + " another reconstruction");
      }
      return input;
    }
    float value = input * signs[index / outputsPerUnit];
    if (halved) {
      return (value + 1) / 2;
    }
    return unitInterval ? Math.min(1, value) : value;
  }
}
