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
import org.truezero.data.Target;
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
 * @param schema how its rows were read, and others have to be, so that they mean the same
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

  /** Returns the hidden layers, unless the command line says something about them. */
  Optional<List<HiddenLayer>> hidden(SettingTexts texts) {
    boolean said =
        texts.has(Setting.HIDDEN) || texts.has(Setting.UNIT) || texts.has(Setting.SIGN_BALANCE);
    return said ? Optional.empty() : Optional.of(network.architecture().hidden());
  }

  /**
   * Refuses a network that these layers do not fit.
   *
   * @throws CommandFailedException if sizes or units are others
   */
  void requireFitting(Architecture architecture) {
    Architecture own = network.architecture();
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
  }

  /**
   * Returns a network with these hidden layers, and with their output layer if the head is the same
   * for the same names; otherwise that is drawn.
   *
   * @param target what there is to predict
   */
  Network network(Architecture architecture, Target target, long seed) {
    Network started = Network.random(architecture, seed);
    boolean sameHead =
        head.equals(Optional.of(architecture.head()))
            && schema.target().names().equals(target.names());
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
}
