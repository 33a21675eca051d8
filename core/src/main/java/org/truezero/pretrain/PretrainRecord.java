package org.truezero.pretrain;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    OptionalDouble heldOut) {

  /**
   * Returns the last record of the learning rate that was kept for a layer: of those that went
   * through to the end the one with the lowest held-out loss.
   *
   * @param history of a whole pre-training, one record or more of the layer
   * @param layer its number
   */
  public static PretrainRecord ofKeptRate(List<PretrainRecord> history, int layer) {
    Map<Double, PretrainRecord> lastOfRate = new LinkedHashMap<>();
    for (PretrainRecord record : history) {
      if (record.layer == layer) {
        lastOfRate.put(record.learningRate, record);
      }
    }
    long end = lastOfRate.values().stream().mapToLong(PretrainRecord::examples).max().orElseThrow();
    return lastOfRate.values().stream()
        .filter(record -> record.examples == end)
        .min(Comparator.comparingDouble(record -> record.heldOut.orElse(Double.NaN)))
        .orElseThrow();
  }
}
