package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * Fetches each pixel from a place nearby that two smooth random fields name (Simard, Steinkraus and
 * Platt 2003). The complexity is floored to tenths; of its cube root t the fields are 10t times
 * noise in (−1, 1), smoothed by a Gaussian kernel with σ = 10 − 7t and a side of 1.5σ. Values are
 * interpolated between four pixels; outside is 0.
 *
 * <p>The original keeps 50 fields for each tenth and chooses among them. Here every example has its
 * own: fields are less than half of the time of an example, and kept ones would be 4 MB of cache.
 */
record LocalElastic() implements Transformation {
  private static final GaussianKernel[] KERNELS = new GaussianKernel[10];
  private static final float[] STRENGTH = new float[10];

  static {
    for (int tenths = 0; tenths < 10; tenths++) {
      double t = StrictMath.cbrt(tenths / 10.0);
      double sigma = 10 - 7 * t;
      KERNELS[tenths] = GaussianKernel.of((int) Math.ceil(1.5 * sigma), 0.75 * sigma, sigma);
      STRENGTH[tenths] = (float) (10 * t);
    }
  }

  @Override
  public String name() {
    return "local elastic";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    int tenths = (int) Math.min(9, 10 * complexity);
    if (tenths == 0) {
      return picture;
    }
    GaussianKernel kernel = KERNELS[tenths];
    int stride = SIDE + kernel.weights().length - 1;
    float[] right = kernel.smoothed(draws.part(2).noise(stride * stride), stride);
    float[] down = kernel.smoothed(draws.part(3).noise(stride * stride), stride);
    return fetched(picture, STRENGTH[tenths], right, down, stride);
  }

  /** Fetches pixels from where the fields, times their strength, point to. */
  static float[] fetched(float[] picture, float strength, float[] right, float[] down, int stride) {
    float[] fetched = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        int at = y * stride + x;
        fetched[y * SIDE + x] =
            Bilinear.at(picture, x + strength * right[at], y + strength * down[at]);
      }
    }
    return fetched;
  }
}
