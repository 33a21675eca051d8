package org.truezero.experiments.paper;

import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Target;
import org.truezero.experiments.lab.Lab;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.SoftmaxHead;
import org.truezero.pretrain.PretrainSettings;

/**
 * Images to learn from, to choose by and to be judged on, in one schema.
 *
 * @param train labelled images
 * @param valid others, for early stopping and the choice of settings
 * @param test others, looked at once
 */
record ImageData(Dataset train, Dataset valid, Dataset test) {
  /** Returns the number of classes. */
  int classes() {
    return ((Target.Classes) train.schema().target()).names().size();
  }

  /** Returns a network with random weights. */
  Network fresh(List<HiddenLayer> layers, long seed) {
    int inputs = train.schema().features();
    return Network.random(
        new Architecture(inputs, layers, new SoftmaxHead(classes()), Initialisation.GLOROT), seed);
  }

  /**
   * Returns what makes a network that is pre-trained on the images to learn from.
   *
   * @param lab remembers the stack
   * @param cell its name
   * @param settings how it is pre-trained; learning rates are compared on the validation images
   */
  Lab.Start pretrained(Lab lab, String cell, PretrainSettings settings) {
    boolean compares =
        settings.layers().stream().anyMatch(layer -> layer.learningRates().size() > 1);
    Optional<Dataset> heldOut = compares ? Optional.of(valid) : Optional.empty();
    return () ->
        lab.pretrain(cell, train, heldOut, settings)
            .network(new SoftmaxHead(classes()), settings.seed());
  }
}
