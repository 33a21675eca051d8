package org.truezero.pretrain;

import java.util.OptionalDouble;

/**
 * One line of the history: what was seen at the end of an epoch of one layer, or at its end.
 *
 * @param layer number of the layer, 0 for the lowest
 * @param learningRate rate that is tried
 * @param epoch epochs of this layer at this rate begun
 * @param examples presented to this layer at this rate
 * @param loss mean reconstruction loss of an example since the last record, of corrupted inputs
 * @param penalty mean activation penalty of an example since the last record
 * @param zeroFraction exact zeros among the outputs of the layer since the last record, 0..1
 * @param heldOut mean reconstruction loss of a held-out example, if there are any
 */
public record PretrainRecord(
    int layer,
    double learningRate,
    long epoch,
    long examples,
    double loss,
    double penalty,
    double zeroFraction,
    OptionalDouble heldOut) {}
