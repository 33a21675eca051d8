package org.truezero.pretrain;

import java.util.List;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.train.TrainSettings;

/**
 * Everything that decides how a stack is pre-trained, except the data.
 *
 * @param seed addresses all random numbers
 * @param batchSize examples of a mini-batch, 1 or more
 * @param initialisation how weights are drawn
 * @param layers from the input on, one or more
 */
public record PretrainSettings(
    long seed, int batchSize, Initialisation initialisation, List<LayerSettings> layers) {
  /** Checks ranges and combinations. */
  public PretrainSettings {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("no layer to pre-train, expected one or more");
    }
    if (batchSize < 1 || batchSize > TrainSettings.MAX_BATCH) {
      throw new IllegalArgumentException(
          "batch size: " + batchSize + ", expected 1 to " + TrainSettings.MAX_BATCH);
    }
    LayerSettings lowest = layers.get(0);
    if (lowest.scaling() != Scaling.NONE || lowest.beforeRectifier()) {
      throw new IllegalArgumentException(
          "the lowest layer reconstructs the data themselves: there is nothing below it to scale or"
              + " to take pre-activations from");
    }
    for (int l = 1; l < layers.size(); l++) {
      requireFitting(l, layers.get(l), layers.get(l - 1).layer());
    }
  }

  private static void requireFitting(int number, LayerSettings settings, HiddenLayer below) {
    if (settings.scaling() != Scaling.NONE && !below.unit().positivelyHomogeneous()) {
      throw new IllegalArgumentException(
          "layer "
              + (number + 1)
              + ": the outputs of "
              + below.unit().text()
              + " units below it cannot be scaled; choose scaling none");
    }
    if (settings.reconstruction() == Reconstruction.SIGMOID
        && !withinUnit(settings, below.unit())) {
      throw new IllegalArgumentException(
          "layer "
              + (number + 1)
              + ": sigmoid reconstruction needs inputs from 0 to 1, but the outputs of "
              + below.unit().text()
              + " units below it are not; "
              + (below.unit().positivelyHomogeneous() && below.unit().oneSided()
                  ? "choose scaling layer or unit"
                  : "choose another reconstruction"));
    }
    if (settings.beforeRectifier() && (below.unit().pieces() > 1 || below.unit().outputs() > 1)) {
      throw new IllegalArgumentException(
          "layer "
              + (number + 1)
              + ": "
              + below.unit().text()
              + " units below it have not one pre-activation for each output");
    }
  }

  private static boolean withinUnit(LayerSettings settings, Unit below) {
    if (below instanceof Tanh || below instanceof LogisticSigmoid) {
      return true;
    }
    return below.oneSided() && settings.scaling() != Scaling.NONE;
  }

  /**
   * Returns how many examples are presented before a layer is tried at a learning rate.
   *
   * @param layer 0 for the lowest; {@code layers().size()} for all that are ever presented
   * @param candidate number of the learning rate
   * @param epoch examples of one epoch
   */
  public long examplesBefore(int layer, int candidate, long epoch) {
    long before = 0;
    for (int l = 0; l < Math.min(layer + 1, layers.size()); l++) {
      int rates = l < layer ? layers.get(l).learningRates().size() : candidate;
      before += rates * layers.get(l).limit().inExamples(epoch);
    }
    return before;
  }

  /** Returns the hidden layers described. */
  public List<HiddenLayer> hidden() {
    return layers.stream().map(LayerSettings::layer).toList();
  }
}
