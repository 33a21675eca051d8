package org.truezero.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.truezero.data.Schema;
import org.truezero.data.TableEncoding;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.PretrainedStack;
import org.truezero.model.Provenance;
import org.truezero.model.StackFile;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Network;

/**
 * What a training starts from: a model, or a stack of pre-trained layers.
 *
 * @param file its name
 * @param fingerprint tells other contents of the file from these
 * @param network its layers
 * @param schema how its rows were read
 * @param head its output layer; a stack has none
 */
record StartWeights(
    Path file, String fingerprint, Network network, Schema schema, Optional<Head> head) {

  /** Reads the file. */
  static StartWeights read(Path file) throws IOException {
    String fingerprint = fingerprint(file);
    if (StackFile.isStack(file)) {
      PretrainedStack read = StackFile.read(file);
      Network layers = read.stack().below(read.stack().size());
      return new StartWeights(file, fingerprint, layers, read.schema(), Optional.empty());
    }
    Model model = ModelFile.read(file);
    return new StartWeights(
        file, fingerprint, model.network(), model.schema(), Optional.of(model.network().head()));
  }

  /** Returns how rows have to be read so that they mean to these layers what others meant. */
  Optional<Schema> features() {
    return head.isPresent() ? Optional.empty() : Optional.of(schema);
  }

  /** Takes the hidden layers over where the command line says nothing about them. */
  ExperimentPlan complete(ExperimentPlan plan, SettingTexts texts) {
    boolean said =
        texts.has(Setting.HIDDEN) || texts.has(Setting.UNIT) || texts.has(Setting.SIGN_BALANCE);
    List<HiddenLayer> own = network.architecture().hidden();
    return said
        ? plan
        : new ExperimentPlan(own, plan.head(), plan.initialisation(), plan.settings());
  }

  /**
   * Refuses a network or rows that these layers do not fit.
   *
   * @throws CommandFailedException if sizes, units or columns are others
   */
  void requireFitting(Architecture architecture, DataOptions.Loaded data) {
    Architecture own = network.architecture();
    Schema rows = data.train().schema();
    if (own.inputs() != architecture.inputs() || !own.hidden().equals(architecture.hidden())) {
      throw new CommandFailedException(
          "--start-from "
              + file
              + ": found "
              + (head.isPresent() ? "a network of " + own.sizes() : "layers of " + sizes(own))
              + " units, expected "
              + (head.isPresent() ? architecture.sizes() : sizes(architecture))
              + " with the same units in the hidden layers");
    }
    if (!names(rows).equals(names(schema))) {
      throw new CommandFailedException(
          "--start-from "
              + file
              + ": its features are other columns than those of the training data");
    }
  }

  /**
   * Returns a network with these hidden layers, and with their output layer if the head is the
   * same; otherwise that is drawn.
   */
  Network network(Architecture architecture, long seed) {
    Network started = Network.random(architecture, seed);
    boolean sameHead = head.isPresent() && head.get().equals(architecture.head());
    int layers = started.layers().size() - (sameHead ? 0 : 1);
    for (int i = 0; i < layers; i++) {
      started.layers().get(i).set(network.layers().get(i));
    }
    return started;
  }

  /** Returns what a model that was trained from these weights says about them. */
  Provenance.Source origin() {
    return new Provenance.Source(file.toString(), fingerprint);
  }

  private static String fingerprint(Path file) throws IOException {
    CRC32 sum = new CRC32();
    try (InputStream content = new CheckedInputStream(Files.newInputStream(file), sum)) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** Returns the sizes without the output layer. */
  private static String sizes(Architecture architecture) {
    StringBuilder text = new StringBuilder().append(architecture.inputs());
    architecture.hidden().forEach(layer -> text.append('-').append(layer.units()));
    return text.toString();
  }

  private static Optional<List<String>> names(Schema schema) {
    return schema.table().map(TableEncoding::featureNames);
  }
}
