package org.truezero.math.kernels;

/**
 * Exponential functions in float32 arithmetic, after the Cephes library (Moshier 1989): plain
 * additions and multiplications, so that every machine and every compiler level gives the same
 * bits, which {@code Math.exp} does not promise. Relative error below 3e-7.
 */
public final class Elementary {
  private static final float LOG2E = 1.44269504f;
  private static final float LN2_HIGH = 0.693359375f;
  private static final float LN2_LOW = -2.12194440e-4f;
  private static final float LARGEST = 88.3f;
  private static final float SMALLEST = -87.3f;

  private Elementary() {}

  /**
   * Returns eˣ; 0 below −87.3, where the result is almost subnormal, and infinity above 88.3, where
   * it is almost too large; NaN for NaN.
   */
  public static float exp(float x) {
    if (!(x >= SMALLEST)) {
      return x < SMALLEST ? 0 : x;
    }
    if (x > LARGEST) {
      return Float.POSITIVE_INFINITY;
    }
    int n = (int) Math.floor(LOG2E * x + 0.5f);
    float r = x - n * LN2_HIGH - n * LN2_LOW;
    float p = 1.9875691500e-4f;
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    return (p * r * r + r + 1) * Float.intBitsToFloat((n + 127) << 23);
  }

  /** Returns 1/(1 + e⁻ˣ). */
  public static float logistic(float x) {
    if (x >= 0) {
      return 1 / (1 + exp(-x));
    }
    float e = exp(x);
    return e / (1 + e);
  }

  /** Returns the hyperbolic tangent. */
  public static float tanh(float x) {
    float a = Math.abs(x);
    if (a < 0.625f) {
      float s = x * x;
      float p = -5.70498872745e-3f;
      p = p * s + 2.06390887954e-2f;
      p = p * s - 5.37397155531e-2f;
      p = p * s + 1.33314422036e-1f;
      p = p * s - 3.33332819422e-1f;
      return p * s * x + x;
    }
    float t = 1 - 2 / (exp(2 * a) + 1);
    return x < 0 ? -t : t;
  }

  /** Returns log(1 + eˣ) without overflow. */
  public static float softplus(float x) {
    return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
  }

  /** Returns log(1 + x) for x in [0, 1]; NaN for NaN. */
  static float log1p(float x) {
    // Around 0 the series, elsewhere the polynomial for log(m) with m in [1/√2, √2).
    float m = 1 + x;
    float f;
    float exponent = 0;
    if (m > 1.41421356f) {
      f = 0.5f * x - 0.5f;
      exponent = 1;
    } else {
      f = x;
    }
    float s = f * f;
    float p = 7.0376836292e-2f;
    p = p * f - 1.1514610310e-1f;
    p = p * f + 1.1676998740e-1f;
    p = p * f - 1.2420140846e-1f;
    p = p * f + 1.4249322787e-1f;
    p = p * f - 1.6668057665e-1f;
    p = p * f + 2.0000714765e-1f;
    p = p * f - 2.4999993993e-1f;
    p = p * f + 3.3333331174e-1f;
    float y = f * s * p + exponent * LN2_LOW - 0.5f * s;
    return f + y + exponent * LN2_HIGH;
  }
}
