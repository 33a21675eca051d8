package org.truezero.pretrain;

import java.util.Locale;
import org.truezero.math.kernels.Elementary;

/**
 * How the score f of one input is compared with that input x (Glorot et al. 2011, §3.2, strategies
 * 1 to 4). Losses are summed over the inputs; the square is without the factor ½ (authors' code,
 * 2010).
 */
public enum Reconstruction {
  /** Strategy 1: (x − log(1 + eᶠ))². Best on images in the paper. */
  SOFTPLUS {
    @Override
    public double loss(float score, float target) {
      double rest = target - (double) Elementary.softplus(score);
      return rest * rest;
    }

    @Override
    public float slope(float score, float target) {
      return 2 * (Elementary.softplus(score) - target) * Elementary.logistic(score);
    }

    @Override
    public float reconstruct(float score) {
      return Elementary.softplus(score);
    }
  },

  /** Strategy 2: −x·log σ(f) − (1 − x)·log(1 − σ(f)), for x in [0, 1]. Best on text. */
  SIGMOID {
    @Override
    public double loss(float score, float target) {
      // From the score, so that neither logarithm meets a 0.
      return Math.max(score, 0) - (double) score * target + Elementary.softplus(-Math.abs(score));
    }

    @Override
    public float slope(float score, float target) {
      return Elementary.logistic(score) - target;
    }

    @Override
    public float reconstruct(float score) {
      return Elementary.logistic(score);
    }
  },

  /** Strategy 3: (x − f)². */
  LINEAR {
    @Override
    public double loss(float score, float target) {
      double rest = target - (double) score;
      return rest * rest;
    }

    @Override
    public float slope(float score, float target) {
      return 2 * (score - target);
    }

    @Override
    public float reconstruct(float score) {
      return score;
    }
  },

  /**
   * Strategy 4: (x − max(0, f))². Where f ≤ 0 nothing is learned, not even for an x above 0: the
   * problem that the other strategies avoid.
   */
  RECTIFIER {
    @Override
    public double loss(float score, float target) {
      double rest = target - (double) Math.max(0, score);
      return rest * rest;
    }

    @Override
    public float slope(float score, float target) {
      return score > 0 ? 2 * (score - target) : 0;
    }

    @Override
    public float reconstruct(float score) {
      return Math.max(0, score);
    }
  };

  /**
   * Returns the loss of one input.
   *
   * @param score f
   * @param target x
   */
  public abstract double loss(float score, float target);

  /** Returns the derivative of {@link #loss} by the score. */
  public abstract float slope(float score, float target);

  /** Returns the input that a score stands for. */
  public abstract float reconstruct(float score);

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a strategy from its text.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Reconstruction parse(String text) {
    for (Reconstruction each : values()) {
      if (each.text().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "reconstruction \"" + text + "\", expected softplus, sigmoid, linear or rectifier");
  }
}
