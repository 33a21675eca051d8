package org.truezero.train;

import java.util.Arrays;
import org.truezero.data.Dataset;
import org.truezero.network.Head;

/** What an example counts in the training loss, by its class. */
final class ExampleWeights {
  private final float[] weights;

  private ExampleWeights(float[] weights) {
    this.weights = weights;
  }

  /** Looks the settings up or counts the classes of the training data. */
  static ExampleWeights of(ClassWeights settings, Head head, Dataset train) {
    if (settings.equals(ClassWeights.NONE)) {
      return new ExampleWeights(null);
    }
    if (head.classes() == 0) {
      throw new IllegalArgumentException(
          "class weights need a head with classes, found " + head.name());
    }
    float[] weights = new float[head.classes()];
    if (settings.balanced()) {
      balance(weights, train);
    } else if (settings.weights().size() != weights.length) {
      throw new IllegalArgumentException(
          settings.weights().size() + " class weights, expected " + weights.length);
    } else {
      for (int k = 0; k < weights.length; k++) {
        weights[k] = settings.weights().get(k);
      }
    }
    return new ExampleWeights(weights);
  }

  private static void balance(float[] weights, Dataset train) {
    long[] counts = new long[weights.length];
    float[] target = new float[1];
    for (long row = 0; row < train.size(); row++) {
      train.readTarget(row, target, 0);
      counts[(int) target[0]]++;
    }
    long present = Arrays.stream(counts).filter(count -> count > 0).count();
    for (int k = 0; k < weights.length; k++) {
      weights[k] = counts[k] == 0 ? 1 : (float) ((double) train.size() / (present * counts[k]));
    }
  }

  float of(float target) {
    return weights == null ? 1 : weights[(int) target];
  }
}
