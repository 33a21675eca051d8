package org.truezero.network;

/** Arithmetic on a row of scores, shared by the heads; in double precision. */
final class Scores {
  private Scores() {}

  /** Returns the position of the greatest number, the first of equals; NaN loses. */
  static int greatest(float[] numbers, int offset, int count) {
    int best = 0;
    for (int k = 1; k < count; k++) {
      if (numbers[offset + k] > numbers[offset + best] || Float.isNaN(numbers[offset + best])) {
        best = k;
      }
    }
    return best;
  }

  /** Returns log Σ exp(score), computed around the greatest. */
  static double logSumExp(float[] scores, int offset, int count) {
    double greatest = scores[offset + greatest(scores, offset, count)];
    double sum = 0;
    for (int k = 0; k < count; k++) {
      sum += StrictMath.exp(scores[offset + k] - greatest);
    }
    return greatest + StrictMath.log(sum);
  }

  /** Writes the softmax of the scores. */
  static void softmax(float[] scores, int offset, int count, float[] into, int intoOffset) {
    double logSum = logSumExp(scores, offset, count);
    for (int k = 0; k < count; k++) {
      into[intoOffset + k] = (float) StrictMath.exp(scores[offset + k] - logSum);
    }
  }

  /** Returns −log softmax of one score and writes the derivative if it is wanted. */
  static double negativeLogLikelihood(
      float[] scores, int offset, int count, int target, float[] delta, int deltaOffset) {
    double logSum = logSumExp(scores, offset, count);
    if (delta != null) {
      for (int k = 0; k < count; k++) {
        double p = StrictMath.exp(scores[offset + k] - logSum);
        delta[deltaOffset + k] = (float) (k == target ? p - 1 : p);
      }
    }
    return logSum - scores[offset + target];
  }

  /** Returns log(1 + eˣ) without overflow. */
  static double softplus(double x) {
    return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
  }

  /** Returns 1/(1 + e⁻ˣ). */
  static double logistic(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  static int atLeast(String what, int found, int least) {
    if (found < least) {
      throw new IllegalArgumentException(what + ": " + found + ", expected " + least + " or more");
    }
    return found;
  }
}
