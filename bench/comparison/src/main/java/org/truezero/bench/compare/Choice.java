package org.truezero.bench.compare;

/**
 * What a system may choose for itself.
 *
 * @param batch examples of a mini-batch
 * @param rate learning rate
 * @param l1 λ of TrueZero's penalty on activations; the others have none
 * @param waiting what its native threads do between two parallel regions
 */
record Choice(int batch, float rate, float l1, Wait waiting) {}
