package org.truezero.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.truezero.data.RecordEncoder;
import org.truezero.data.Schema;
import org.truezero.data.TextEncoder;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HalfNetwork;
import org.truezero.network.Head;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * A trained model ready to serve: immutable, to be shared by any number of threads, each of which
 * opens a {@link Session} of its own. All sessions read the same weights.
 */
public final class Predictor {
  private final Architecture architecture;
  private final Function<Execution, Inference> passes;
  private final Schema schema;
  private final Provenance provenance;

  private Predictor(Function<Execution, Inference> passes, Model model) {
    this.passes = passes;
    this.architecture = model.network().architecture();
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
    return load(file, Precision.FLOAT);
  }

  /**
   * Loads a model file and keeps its weights in a chosen precision, and in no other.
   *
   * @throws ModelFormatException if the file is no model or not as it was written
   * @throws IOException if the file cannot be read
   */
  public static Predictor load(Path file, Precision precision) throws IOException {
    Model model = ModelFile.read(file);
    return new Predictor(passes(model.network(), precision), model);
  }

  /**
   * Wraps a model; its network is copied, so that more training does not change predictions.
   *
   * @throws IllegalArgumentException if a parameter is not finite
   */
  public static Predictor of(Model model) {
    return of(model, Precision.FLOAT);
  }

  /**
   * Wraps a model; its weights are copied in a chosen precision.
   *
   * @throws IllegalArgumentException if a parameter is not finite
   */
  public static Predictor of(Model model, Precision precision) {
    NetworkTensors.requireUsable(model.network());
    return new Predictor(passes(model.network().copy(), precision), model);
  }

  private static Function<Execution, Inference> passes(Network network, Precision precision) {
    if (precision == Precision.HALF) {
      HalfNetwork half = HalfNetwork.of(network);
      return execution -> new Inference(half, execution);
    }
    return execution -> new Inference(network, execution);
  }

  /** Opens a session for one thread. */
  public Session session() {
    // One thread starts no threads, so there is nothing to close.
    Inference inference = passes.apply(Execution.open(1));
    return new Session(
        architecture,
        inference,
        schema.table().map(RecordEncoder::new).orElse(null),
        schema.text().map(TextEncoder::new).orElse(null));
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
    return architecture.head();
  }

  /** Returns the description of the network. */
  public Architecture architecture() {
    return architecture;
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
