package org.truezero.experiments.study;

import org.truezero.data.ImageShape;
import org.truezero.math.RandomStream;

/** Changes an example. */
interface Distortion {
  /**
   * Returns a changed copy.
   *
   * @param features of the example
   * @param number of the example; addresses what is random
   */
  float[] of(float[] features, int number);

  /** Adds normal noise to every feature. */
  static Distortion noise(double deviation) {
    RandomStream random = new RandomStream(1, "noise");
    return (features, number) -> {
      float[] changed = features.clone();
      for (int i = 0; i < changed.length; i++) {
        changed[i] += (float) (deviation * random.gaussian(0, number, i));
      }
      return changed;
    };
  }

  /** Sets each feature to 0 with a probability. */
  static Distortion masking(double probability) {
    RandomStream random = new RandomStream(1, "masking");
    return (features, number) -> {
      float[] changed = features.clone();
      for (int i = 0; i < changed.length; i++) {
        changed[i] = random.uniformDouble(0, number, i) < probability ? 0 : changed[i];
      }
      return changed;
    };
  }

  /** Moves a picture to the right; what comes in is the left column again. */
  static Distortion shift(ImageShape shape, int pixels) {
    return (features, number) -> {
      float[] changed = new float[features.length];
      for (int i = 0; i < changed.length; i++) {
        int column = i % shape.width();
        changed[i] = features[i - Math.min(column, pixels)];
      }
      return changed;
    };
  }
}
