package org.truezero.network;

/**
 * The support vector machine as an output layer (CS231n). One score: the binary max-margin loss
 * max(0, 1 − y·s) with y = ±1 for class 1 and 0. Several: the multi-class loss Σ_{k≠y} max(0, s_k −
 * s_y + 1) (Weston and Watkins 1999). Target: the class number. Outputs are the scores themselves.
 * The slope at exactly the margin is 0.
 *
 * @param scores 1 for two classes, otherwise the number of classes, 3 or more (2 is allowed)
 */
public record HingeHead(int scores) implements Head {
  /** Checks the range. */
  public HingeHead {
    Scores.atLeast("scores of a hinge head", scores, 1);
  }

  @Override
  public int targetWidth() {
    return 1;
  }

  @Override
  public void outputs(float[] scores, int offset, float[] into, int intoOffset) {
    System.arraycopy(scores, offset, into, intoOffset, this.scores);
  }

  @Override
  public double loss(
      float[] scores,
      int offset,
      float[] target,
      int targetOffset,
      float[] delta,
      int deltaOffset) {
    int wanted = (int) target[targetOffset];
    return this.scores == 1
        ? binary(scores[offset], wanted, delta, deltaOffset)
        : several(scores, offset, wanted, delta, deltaOffset);
  }

  private static double binary(float score, int wanted, float[] delta, int deltaOffset) {
    float sign = wanted == 1 ? 1 : -1;
    double margin = 1 - (double) sign * score;
    if (delta != null) {
      delta[deltaOffset] = margin > 0 ? -sign : 0;
    }
    // Written so that a NaN stays one and is noticed.
    return margin <= 0 ? 0 : margin;
  }

  private double several(float[] scores, int offset, int wanted, float[] delta, int deltaOffset) {
    double loss = 0;
    int violations = 0;
    for (int k = 0; k < this.scores; k++) {
      double margin = (double) scores[offset + k] - scores[offset + wanted] + 1;
      boolean violated = k != wanted && !(margin <= 0);
      loss += violated ? margin : 0;
      violations += violated ? 1 : 0;
      if (delta != null) {
        delta[deltaOffset + k] = violated ? 1 : 0;
      }
    }
    if (delta != null) {
      delta[deltaOffset + wanted] = -violations;
    }
    return loss;
  }

  @Override
  public boolean wrong(float[] outputs, int offset, float[] target, int targetOffset) {
    return predictedClass(outputs, offset) != (int) target[targetOffset];
  }

  @Override
  public int predictedClass(float[] outputs, int offset) {
    return scores == 1 ? (outputs[offset] >= 0 ? 1 : 0) : Scores.greatest(outputs, offset, scores);
  }

  @Override
  public int classes() {
    return Math.max(2, scores);
  }

  @Override
  public String name() {
    return "hinge";
  }
}
