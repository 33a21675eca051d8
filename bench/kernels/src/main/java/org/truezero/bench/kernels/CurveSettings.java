package org.truezero.bench.kernels;

/**
 * What is measured for the page.
 *
 * @param zeros fractions, ascending
 * @param batches sizes of the mini-batch
 * @param layer inputs and units of the layers of the passes, such as {@code 1000x1000}
 * @param threads of the steps that are compared with steps on one thread
 * @param rounds how often
 */
record CurveSettings(double[] zeros, int[] batches, String layer, int threads, Rounds rounds) {
  /** Zeros in the hidden layers of the steps on digits; a part of all fractions. */
  static final double[] DIGITS = {0.8, 0.9, 0.97};

  /** Pixels without ink among those of the training digits of MNIST. */
  static final double DIGITS_INPUT = 0.81;
}
