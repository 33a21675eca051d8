package org.truezero.experiments.nistp;

/**
 * One side of a square kernel whose weights are products of one for the line and one for the
 * column: exp(−((i − m)/σ)²), normalised, so that smoothing is two passes.
 *
 * @param weights by distance from the first neighbour; their sum is 1
 */
record GaussianKernel(float[] weights) {
  /**
   * Computes a kernel.
   *
   * @param size how many neighbours, at least 1
   * @param middle where the greatest weight is
   * @param sigma σ, above 0; this is √2 of a standard deviation
   */
  static GaussianKernel of(int size, double middle, double sigma) {
    double[] exact = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      double distance = (i - middle) / sigma;
      exact[i] = StrictMath.exp(-(distance * distance));
      sum += exact[i];
    }
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = (float) (exact[i] / sum);
    }
    return new GaussianKernel(weights);
  }

  /**
   * Smooths a grid of numbers where the whole kernel lies inside.
   *
   * @param grid {@code stride × lines} numbers
   * @param stride numbers of a line
   * @return a grid of the same stride; result (line, column) is the mean of the square of
   *     neighbours that begins there, and only those up to {@code stride − size} are meant to be
   *     read
   */
  float[] smoothed(float[] grid, int stride) {
    // The arrays are taken as one long line each: short loops would not become vector code.
    return pass(pass(grid, 1), stride);
  }

  private float[] pass(float[] from, int step) {
    int length = from.length - (weights.length - 1) * step;
    float[] sums = new float[length];
    float[] neighbours = new float[length];
    for (int k = 0; k < weights.length; k++) {
      // Copied, because arrays read and written at different places do not become vector code.
      System.arraycopy(from, k * step, neighbours, 0, length);
      float weight = weights[k];
      for (int i = 0; i < length; i++) {
        sums[i] += weight * neighbours[i];
      }
    }
    return sums;
  }
}
