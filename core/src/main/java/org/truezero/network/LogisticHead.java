package org.truezero.network;

/**
 * One logistic output per label with cross-entropy, computed from the score in the stable form. One
 * output is the binary softmax classifier of CS231n, σ(w·x + b) = P(y = 1|x), whose target is the
 * class number 0 or 1; several are a multi-label classifier with a 0 or 1 per label. Decision at ½.
 *
 * @param labels number of outputs, 1 or more
 */
public record LogisticHead(int labels) implements Head {
  /** Checks the range. */
  public LogisticHead {
    Scores.atLeast("labels of a logistic head", labels, 1);
  }

  @Override
  public int scores() {
    return labels;
  }

  @Override
  public int targetWidth() {
    return labels;
  }

  @Override
  public void outputs(float[] scores, int offset, float[] into, int intoOffset) {
    for (int k = 0; k < labels; k++) {
      into[intoOffset + k] = (float) Scores.logistic(scores[offset + k]);
    }
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
    for (int k = 0; k < labels; k++) {
      double score = scores[offset + k];
      double wanted = target[targetOffset + k];
      loss += Scores.softplus(score) - wanted * score;
      if (delta != null) {
        delta[deltaOffset + k] = (float) (Scores.logistic(score) - wanted);
      }
    }
    return loss;
  }

  @Override
  public boolean wrong(float[] outputs, int offset, float[] target, int targetOffset) {
    for (int k = 0; k < labels; k++) {
      if (outputs[offset + k] >= 0.5f != target[targetOffset + k] >= 0.5f) {
        return true;
      }
    }
    return false;
  }

  @Override
  public int predictedClass(float[] outputs, int offset) {
    return labels > 1 ? -1 : outputs[offset] >= 0.5f ? 1 : 0;
  }

  @Override
  public int classes() {
    return labels > 1 ? 0 : 2;
  }

  @Override
  public String name() {
    return "logistic";
  }
}
