package org.truezero.reference;

import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SoftmaxHead;

/** The losses of every head and their derivatives by the scores, in double precision. */
public final class ReferenceHead {
  private ReferenceHead() {}

  /** Returns the loss of one example. */
  public static double loss(Head head, double[] scores, float[] target) {
    if (head instanceof SoftmaxHead || head instanceof ExpectedHead) {
      return -Math.log(softmax(scores)[(int) target[0]]);
    }
    double loss = 0;
    for (int k = 0; k < scores.length; k++) {
      if (head instanceof LogisticHead) {
        double p = 1 / (1 + Math.exp(-scores[k]));
        loss += -target[k] * Math.log(p) - (1 - target[k]) * Math.log1p(-p);
      } else if (head instanceof LinearHead) {
        loss += Math.pow(scores[k] - target[k], 2);
      } else if (head instanceof HingeHead && scores.length == 1) {
        loss += Math.max(0, 1 - (target[0] == 1 ? 1 : -1) * scores[0]);
      } else if (head instanceof HingeHead) {
        int wanted = (int) target[0];
        loss += k == wanted ? 0 : Math.max(0, scores[k] - scores[wanted] + 1);
      } else {
        throw new AssertionError("no reference for " + head);
      }
    }
    return loss;
  }

  /** Returns the derivative of the loss by each score; 0 exactly at the margin of a hinge. */
  public static double[] delta(Head head, double[] scores, float[] target) {
    double[] delta = new double[scores.length];
    if (head instanceof SoftmaxHead || head instanceof ExpectedHead) {
      delta = softmax(scores);
      delta[(int) target[0]] -= 1;
      return delta;
    }
    for (int k = 0; k < scores.length; k++) {
      if (head instanceof LogisticHead) {
        delta[k] = 1 / (1 + Math.exp(-scores[k])) - target[k];
      } else if (head instanceof LinearHead) {
        delta[k] = 2 * (scores[k] - target[k]);
      } else if (head instanceof HingeHead && scores.length == 1) {
        double sign = target[0] == 1 ? 1 : -1;
        delta[0] = 1 - sign * scores[0] > 0 ? -sign : 0;
      } else if (head instanceof HingeHead) {
        int wanted = (int) target[0];
        if (k != wanted && scores[k] - scores[wanted] + 1 > 0) {
          delta[k] += 1;
          delta[wanted] -= 1;
        }
      } else {
        throw new AssertionError("no reference for " + head);
      }
    }
    return delta;
  }

  /** Returns the distance of the scores to the nearest kink of the loss. */
  public static double distanceToKink(Head head, double[] scores, float[] target) {
    double distance = Double.POSITIVE_INFINITY;
    if (head instanceof HingeHead && scores.length == 1) {
      distance = Math.abs(1 - (target[0] == 1 ? 1 : -1) * scores[0]);
    } else if (head instanceof HingeHead) {
      for (int k = 0; k < scores.length; k++) {
        int wanted = (int) target[0];
        double margin = k == wanted ? Double.POSITIVE_INFINITY : scores[k] - scores[wanted] + 1;
        distance = Math.min(distance, Math.abs(margin));
      }
    }
    return distance;
  }

  /** Returns the softmax of the scores. */
  public static double[] softmax(double[] scores) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      greatest = Math.max(greatest, score);
    }
    double[] p = new double[scores.length];
    double sum = 0;
    for (int k = 0; k < p.length; k++) {
      p[k] = Math.exp(scores[k] - greatest);
      sum += p[k];
    }
    for (int k = 0; k < p.length; k++) {
      p[k] /= sum;
    }
    return p;
  }
}
