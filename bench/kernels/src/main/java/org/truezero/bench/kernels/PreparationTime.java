package org.truezero.bench.kernels;

/**
 * The time of a preparation.
 *
 * @param preparation what was done
 * @param batch examples of a mini-batch
 * @param zeros fraction of the inputs, 0..1
 * @param seconds of one run, the median
 */
record PreparationTime(Preparation preparation, int batch, double zeros, double seconds) {}
