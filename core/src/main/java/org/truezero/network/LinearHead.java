package org.truezero.network;

/**
 * Linear outputs with the squared error Σ (s − t)², without a factor ½ (authors' code, 2010).
 * Target: the values.
 *
 * @param values number of values, 1 or more
 */
public record LinearHead(int values) implements Head {
  /** Checks the range. */
  public LinearHead {
    Scores.atLeast("values of a linear head", values, 1);
  }

  @Override
  public int scores() {
    return values;
  }

  @Override
  public int targetWidth() {
    return values;
  }

  @Override
  public void outputs(float[] scores, int offset, float[] into, int intoOffset) {
    System.arraycopy(scores, offset, into, intoOffset, values);
  }

  @Override
  public double loss(
      float[] scores,
      int offset,
      float[] target,
      int targetOffset,
      float[] delta,
      int deltaOffset) {
    double loss = 0;
    for (int k = 0; k < values; k++) {
      double difference = (double) scores[offset + k] - target[targetOffset + k];
      loss += difference * difference;
      if (delta != null) {
        delta[deltaOffset + k] = (float) (2 * difference);
      }
    }
    return loss;
  }

  @Override
  public boolean wrong(float[] outputs, int offset, float[] target, int targetOffset) {
    return false;
  }

  @Override
  public int predictedClass(float[] outputs, int offset) {
    return -1;
  }

  @Override
  public boolean countsErrors() {
    return false;
  }

  @Override
  public int classes() {
    return 0;
  }

  @Override
  public String name() {
    return "linear";
  }
}
