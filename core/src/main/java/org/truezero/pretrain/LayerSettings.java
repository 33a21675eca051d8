package org.truezero.pretrain;

import java.util.List;
import java.util.Objects;
import org.truezero.network.HiddenLayer;
import org.truezero.train.Span;

/**
 * How one layer is pre-trained.
 *
 * @param layer what it is
 * @param reconstruction how its input is reconstructed
 * @param scaling how the outputs of the layer below are brought into [0, 1] first; {@code NONE} for
 *     the lowest layer
 * @param beforeRectifier whether the pre-activations of the layer below are reconstructed rather
 *     than its outputs; only by {@code LINEAR}, and not in the lowest layer
 * @param corruption noise on its input
 * @param tied whether the decoder has the weights of the layer
 * @param l1 λ of the penalty λ·Σ|h|, mean over the mini-batch
 * @param learningRates step on the mean gradient; of several, the one with the lowest error on
 *     held-out data is kept, the first of equals
 * @param limit how long each of them is tried
 * @param zerosPerEntry reconstruction sampling: zeros to reconstruct for each entry that is not
 *     zero, drawn once for a mini-batch; 0 to reconstruct all inputs
 */
public record LayerSettings(
    HiddenLayer layer,
    Reconstruction reconstruction,
    Scaling scaling,
    boolean beforeRectifier,
    Corruption corruption,
    boolean tied,
    float l1,
    List<Float> learningRates,
    Span limit,
    float zerosPerEntry) {
  /** Checks ranges and combinations. */
  public LayerSettings {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(limit, "limit");
    learningRates = List.copyOf(learningRates);
    if (learningRates.isEmpty()) {
      throw new IllegalArgumentException("no learning rate, expected one or more");
    }
    for (float rate : learningRates) {
      if (!(rate > 0 && rate < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("learning rate: " + rate + ", expected above 0");
      }
    }
    if (!(l1 >= 0 && l1 < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l1: " + l1 + ", expected 0 or more");
    }
    if (!(zerosPerEntry >= 0 && zerosPerEntry < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sampled zeros per entry: " + zerosPerEntry + ", expected 0 (all inputs) or more");
    }
    if (tied && (layer.unit().pieces() > 1 || layer.unit().outputs() > 1)) {
      throw new IllegalArgumentException(
          "the decoder of "
              + layer.unit().text()
              + " units cannot be tied: they have several pre-activations or outputs");
    }
    if (beforeRectifier && (reconstruction != Reconstruction.LINEAR || zerosPerEntry > 0)) {
      throw new IllegalArgumentException(
          "pre-activations can be reconstructed by linear reconstruction of all inputs only");
    }
  }

  /**
   * The paper's way for images: softplus reconstruction with the squared error, masking noise of a
   * quarter of the inputs (Glorot et al. 2011, §3.2 and §4.1), tied weights (authors' code, 2010).
   */
  public static LayerSettings images(HiddenLayer layer) {
    return new LayerSettings(
        layer,
        Reconstruction.SOFTPLUS,
        Scaling.NONE,
        false,
        new Corruption.Masking(0.25f),
        true,
        0,
        List.of(0.01f),
        Span.epochs(30),
        0);
  }
}
