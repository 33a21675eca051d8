package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * With probability 0.25, blurs the picture around 3 + ⌊10c·U⌋ places. The blurred picture comes
 * from a Gaussian kernel with σ = 2 + 6c·U and a side of 12 + ⌊20c·U⌋ pixels, rescaled to the old
 * maximum; it is mixed in by a weight that falls from the centres on, ((√2·h − distance) / h)⁵
 * within a square of half that side h.
 */
record SpatialSmoothing() implements Transformation {
  private static final double CHANCE = 0.25;

  @Override
  public String name() {
    return "spatial smoothing";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (complexity == 0 || !draws.chance(0, CHANCE)) {
      return picture;
    }
    int centres = 3 + (int) (10 * complexity * draws.uniform(1));
    double sigma = 2 + 6 * complexity * draws.uniform(2);
    int side = 12 + (int) (20 * complexity * draws.uniform(3));
    float[] blurred = blurred(picture, sigma, side);
    float[] weights = new float[PIXELS];
    for (int i = 0; i < centres; i++) {
      addWeights(
          weights,
          side / 2.0,
          draws.part(2).below(2 * i, SIDE),
          draws.part(2).below(2 * i + 1, SIDE));
    }
    for (int i = 0; i < PIXELS; i++) {
      blurred[i] = (picture[i] + blurred[i] * weights[i]) / (weights[i] + 1);
    }
    return blurred;
  }

  private static float[] blurred(float[] picture, double sigma, int side) {
    int before = side / 2;
    int stride = SIDE + side - 1;
    float[] framed = new float[stride * stride];
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(picture, y * SIDE, framed, (y + before) * stride + before, SIDE);
    }
    float[] smoothed = GaussianKernel.of(side, before, sigma).smoothed(framed, stride);
    float[] blurred = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(smoothed, y * stride, blurred, y * SIDE, SIDE);
    }
    return Thickness.rescaled(blurred, picture);
  }

  private static void addWeights(float[] weights, double half, int column, int line) {
    for (int y = (int) Math.max(0, line - half); y < Math.min(SIDE, line + half); y++) {
      for (int x = (int) Math.max(0, column - half); x < Math.min(SIDE, column + half); x++) {
        double distance = Math.sqrt((y - line) * (y - line) + (x - column) * (x - column));
        double near = Math.max(0, (Math.sqrt(2) * half - distance) / half);
        weights[y * SIDE + x] += (float) (near * near * near * near * near);
      }
    }
  }
}
