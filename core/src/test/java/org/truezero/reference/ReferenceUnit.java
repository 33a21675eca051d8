package org.truezero.reference;

import org.truezero.network.Absolute;
import org.truezero.network.LeakyRectifier;
import org.truezero.network.Linear;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Maxout;
import org.truezero.network.Paired;
import org.truezero.network.ParametricRectifier;
import org.truezero.network.Rectifier;
import org.truezero.network.Softplus;
import org.truezero.network.Tanh;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;

/**
 * The mathematics of every unit in double precision (Glorot et al. 2011, §2 and §3). All functions
 * take the pre-activation the output depends on: for maxout that of the winning piece.
 */
public final class ReferenceUnit {
  private ReferenceUnit() {}

  /** Returns which of a unit's pre-activations counts: the greatest, the first of equals. */
  public static int winner(double[] pieces) {
    int winner = 0;
    for (int k = 1; k < pieces.length; k++) {
      if (pieces[k] > pieces[winner]) {
        winner = k;
      }
    }
    return winner;
  }

  /**
   * Returns an output.
   *
   * @param unit which unit
   * @param z pre-activation
   * @param learned the unit's own parameter, if it has one
   * @param which number of the output, 1 only for the second of a pair
   */
  public static double value(Unit unit, double z, double learned, int which) {
    if (unit instanceof Rectifier) {
      return z > 0 ? z : 0;
    }
    if (unit instanceof ThresholdedRectifier thresholded) {
      return z > thresholded.threshold() ? z : 0;
    }
    if (unit instanceof LeakyRectifier leaky) {
      return z >= 0 ? z : leaky.slope() * z;
    }
    if (unit instanceof ParametricRectifier) {
      return z >= 0 ? z : learned * z;
    }
    if (unit instanceof Softplus softplus) {
      double az = softplus.sharpness() * z;
      return (az > 30 ? az : Math.log1p(Math.exp(az))) / softplus.sharpness();
    }
    if (unit instanceof LogisticSigmoid) {
      return 1 / (1 + Math.exp(-z));
    }
    if (unit instanceof Tanh) {
      return Math.tanh(z);
    }
    if (unit instanceof Linear || unit instanceof Maxout) {
      return z;
    }
    if (unit instanceof Absolute) {
      return Math.abs(z);
    }
    if (unit instanceof Paired) {
      double turned = which == 0 ? z : -z;
      return turned > 0 ? turned : 0;
    }
    throw new AssertionError("no reference for " + unit);
  }

  /**
   * Returns the derivative of an output by its pre-activation; 0 on the kink of one-sided units.
   */
  public static double slope(Unit unit, double z, double learned, int which) {
    if (unit instanceof Rectifier) {
      return z > 0 ? 1 : 0;
    }
    if (unit instanceof ThresholdedRectifier thresholded) {
      return z > thresholded.threshold() ? 1 : 0;
    }
    if (unit instanceof LeakyRectifier leaky) {
      return z >= 0 ? 1 : leaky.slope();
    }
    if (unit instanceof ParametricRectifier) {
      return z >= 0 ? 1 : learned;
    }
    if (unit instanceof Softplus softplus) {
      return 1 / (1 + Math.exp(-softplus.sharpness() * z));
    }
    if (unit instanceof LogisticSigmoid) {
      double h = 1 / (1 + Math.exp(-z));
      return h * (1 / (1 + Math.exp(z)));
    }
    if (unit instanceof Tanh) {
      double cosh = Math.cosh(z);
      return 1 / (cosh * cosh);
    }
    if (unit instanceof Linear || unit instanceof Maxout) {
      return 1;
    }
    if (unit instanceof Absolute) {
      return z > 0 ? 1 : z < 0 ? -1 : 0;
    }
    if (unit instanceof Paired) {
      if (which == 0) {
        return z > 0 ? 1 : 0;
      }
      return z < 0 ? -1 : 0;
    }
    throw new AssertionError("no reference for " + unit);
  }

  /** Returns the derivative of an output by the unit's own parameter. */
  public static double learnedSlope(Unit unit, double z) {
    return unit instanceof ParametricRectifier && z < 0 ? z : 0;
  }

  /** Returns how near a pre-activation is to a kink or jump of the value; infinity without any. */
  public static double distanceToKink(Unit unit, double z) {
    if (unit instanceof ThresholdedRectifier thresholded) {
      return Math.abs(z - thresholded.threshold());
    }
    boolean kinked =
        unit instanceof Rectifier
            || unit instanceof LeakyRectifier
            || unit instanceof ParametricRectifier
            || unit instanceof Absolute
            || unit instanceof Paired;
    return kinked ? Math.abs(z) : Double.POSITIVE_INFINITY;
  }
}
