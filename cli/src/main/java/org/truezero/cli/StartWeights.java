package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Schema;
import org.truezero.data.TableEncoding;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Network;

/**
 * The model that a training starts from.
 *
 * @param file its name
 * @param model what it holds
 */
record StartWeights(Path file, Model model) {

  /** Reads the model; null is none. */
  static Optional<StartWeights> read(Path file) throws IOException {
    return file == null
        ? Optional.empty()
        : Optional.of(new StartWeights(file, ModelFile.read(file)));
  }

  /** Takes the hidden layers over where the command line says nothing about them. */
  ExperimentPlan complete(ExperimentPlan plan, SettingTexts texts) {
    boolean said =
        texts.has(Setting.HIDDEN) || texts.has(Setting.UNIT) || texts.has(Setting.SIGN_BALANCE);
    List<HiddenLayer> own = model.network().architecture().hidden();
    return said
        ? plan
        : new ExperimentPlan(own, plan.head(), plan.initialisation(), plan.settings());
  }

  /**
   * Returns a network with the model's hidden layers, and with its output layer if the head is the
   * same; otherwise that is drawn.
   */
  Network network(Architecture architecture, DataOptions.Loaded data, long seed) {
    Architecture own = model.network().architecture();
    Schema schema = data.train().schema();
    if (own.inputs() != architecture.inputs() || !own.hidden().equals(architecture.hidden())) {
      throw new CommandFailedException(
          "--start-from "
              + file
              + ": found a network of "
              + own.sizes()
              + " units, expected "
              + architecture.sizes()
              + " with the same units in the hidden layers");
    }
    if (!names(schema).equals(names(model.schema()))) {
      throw new CommandFailedException(
          "--start-from "
              + file
              + ": its features are other columns than those of the training data");
    }
    Network network = Network.random(architecture, seed);
    boolean sameHead = own.head().equals(architecture.head());
    int layers = network.layers().size() - (sameHead ? 0 : 1);
    for (int i = 0; i < layers; i++) {
      network.layers().get(i).set(model.network().layers().get(i));
    }
    return network;
  }

  private static Optional<List<String>> names(Schema schema) {
    return schema.table().map(TableEncoding::featureNames);
  }
}
