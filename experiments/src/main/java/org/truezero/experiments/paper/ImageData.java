package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.data.Target;
import org.truezero.experiments.lab.Lab;
import org.truezero.model.PretrainJson;
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

  /** Returns what makes a network with random weights. */
  Lab.Start fresh(List<HiddenLayer> layers, long seed) {
    Architecture architecture =
        new Architecture(
            train.schema().features(), layers, new SoftmaxHead(classes()), Initialisation.GLOROT);
    return new RandomStart(architecture, seed);
  }

  /**
   * Returns what makes a network that is pre-trained on the images to learn from.
   *
   * @param lab remembers the stack
   * @param cell its name
   * @param settings how it is pre-trained; learning rates are compared on the validation images
   */
  Lab.Start pretrained(Lab lab, String cell, PretrainSettings settings) {
    return new Pretrained(this, lab, cell, settings);
  }

  private record Pretrained(ImageData data, Lab lab, String cell, PretrainSettings settings)
      implements Lab.Start {
    @Override
    public Network network() throws IOException {
      boolean compares =
          settings.layers().stream().anyMatch(layer -> layer.learningRates().size() > 1);
      Optional<Dataset> heldOut = compares ? Optional.of(data.valid) : Optional.empty();
      return lab.pretrain(cell, data.train, heldOut, settings)
          .network(new SoftmaxHead(data.classes()), settings.seed());
    }

    @Override
    public String identity() {
      return PretrainJson.write(settings) + " " + data.train.fingerprint();
    }
  }
}
