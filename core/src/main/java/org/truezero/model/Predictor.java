package org.truezero.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.truezero.data.RecordEncoder;
import org.truezero.data.Schema;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.Network;

/**
 * A trained model ready to serve: immutable, to be shared by any number of threads, each of which
 * opens a {@link Session} of its own. All sessions read the same weights.
 */
public final class Predictor {
  private final Network network;
  private final Schema schema;
  private final Provenance provenance;

  private Predictor(Network network, Model model) {
    this.network = network;
    this.schema = model.schema();
    this.provenance = model.provenance();
  }

  /**
   * Loads a model file.
   *
   * @throws ModelFormatException if the file is no model or not as it was written
   * @throws IOException if the file cannot be read
   */
  public static Predictor load(Path file) throws IOException {
    Model model = ModelFile.read(file);
    return new Predictor(model.network(), model);
  }

  /** Wraps a model; its network is copied, so that more training does not change predictions. */
  public static Predictor of(Model model) {
    return new Predictor(model.network().copy(), model);
  }

  /** Opens a session for one thread. */
  public Session session() {
    return new Session(network, schema.table().map(RecordEncoder::new).orElse(null));
  }

  /** Returns how rows are read. */
  public Schema schema() {
    return schema;
  }

  /** Returns how many features an example has. */
  public int features() {
    return schema.features();
  }

  /** Returns the output layer's reading, which says what the outputs are. */
  public Head head() {
    return network.head();
  }

  /** Returns the description of the network. */
  public Architecture architecture() {
    return network.architecture();
  }

  /** Returns where the model comes from. */
  public Provenance provenance() {
    return provenance;
  }

  /**
   * Returns the names of the classes, labels or values, by number; empty if there are none. {@code
   * labels().get(session.classify(features))} is the name of the class.
   */
  public List<String> labels() {
    return schema.target().names();
  }
}
