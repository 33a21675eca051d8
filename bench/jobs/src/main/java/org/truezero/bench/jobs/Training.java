package org.truezero.bench.jobs;

/**
 * How every system trains: plain gradient descent on the mean softmax cross-entropy of a batch.
 *
 * @param batch examples of a mini-batch, or of a batch that is predicted
 * @param rate step on the mean gradient
 * @param l1 λ·Σ|h| of each hidden layer, which only TrueZero adds: it saves the others work
 * @param seed decides the order of the examples
 */
public record Training(int batch, float rate, float l1, long seed) {}
