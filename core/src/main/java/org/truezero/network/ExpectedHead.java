package org.truezero.network;

import java.util.List;

/**
 * Softmax over ordered classes, read as the expected value Σ value(k)·P(k|x), such as a number of
 * stars (Glorot et al. 2011, §4.2). Trained with the negative log-likelihood; target: the class
 * number. Outputs: the probability of each class, then the expected value.
 *
 * @param values value of each class, 2 or more, finite
 */
public record ExpectedHead(List<Float> values) implements Head {
  /** Copies and checks the values. */
  public ExpectedHead {
    values = List.copyOf(values);
    Scores.atLeast("class values of an expected-value head", values.size(), 2);
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("class values " + values + ", expected finite numbers");
      }
    }
  }

  @Override
  public int scores() {
    return values.size();
  }

  @Override
  public int width() {
    return values.size() + 1;
  }

  @Override
  public int targetWidth() {
    return 1;
  }

  @Override
  public void outputs(float[] scores, int offset, float[] into, int intoOffset) {
    int classes = values.size();
    Scores.softmax(scores, offset, classes, into, intoOffset);
    double expected = 0;
    for (int k = 0; k < classes; k++) {
      expected += (double) values.get(k) * into[intoOffset + k];
    }
    into[intoOffset + classes] = (float) expected;
  }

  @Override
  public double loss(
      float[] scores,
      int offset,
      float[] target,
      int targetOffset,
      float[] delta,
      int deltaOffset) {
    return Scores.negativeLogLikelihood(
        scores, offset, values.size(), (int) target[targetOffset], delta, deltaOffset);
  }

  @Override
  public boolean wrong(float[] outputs, int offset, float[] target, int targetOffset) {
    return predictedClass(outputs, offset) != (int) target[targetOffset];
  }

  @Override
  public int predictedClass(float[] outputs, int offset) {
    return Scores.greatest(outputs, offset, values.size());
  }

  @Override
  public int classes() {
    return values.size();
  }

  @Override
  public String name() {
    return "expected";
  }
}
