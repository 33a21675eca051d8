package org.truezero.network;

/**
 * Softmax outputs with the negative log-likelihood −log P(class|x) (Glorot et al. 2011, §4.1).
 * Target: the class number.
 *
 * @param classes number of classes, 2 or more
 */
public record SoftmaxHead(int classes) implements Head {
  /** Checks the range. */
  public SoftmaxHead {
    Scores.atLeast("classes of a softmax head", classes, 2);
  }

  @Override
  public int scores() {
    return classes;
  }

  @Override
  public int targetWidth() {
    return 1;
  }

  @Override
  public void outputs(float[] scores, int offset, float[] into, int intoOffset) {
    Scores.softmax(scores, offset, classes, into, intoOffset);
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
        scores, offset, classes, (int) target[targetOffset], delta, deltaOffset);
  }

  @Override
  public boolean wrong(float[] outputs, int offset, float[] target, int targetOffset) {
    return predictedClass(outputs, offset) != (int) target[targetOffset];
  }

  @Override
  public int predictedClass(float[] outputs, int offset) {
    return Scores.greatest(outputs, offset, classes);
  }

  @Override
  public String name() {
    return "softmax";
  }
}
