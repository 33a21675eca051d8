package org.truezero.bench.kernels;

/**
 * The same step of training with more threads and with other kernels, timed in the same rounds.
 *
 * @param batch examples of a mini-batch
 * @param hiddenZeros fraction of the hidden units, 0..1
 * @param seconds with vector kernels on one thread
 * @param teamSeconds with vector kernels on all threads
 * @param scalarSeconds with scalar kernels on one thread
 */
record StepTimes(
    int batch, double hiddenZeros, double seconds, double teamSeconds, double scalarSeconds) {}
