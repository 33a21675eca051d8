package org.truezero.model;

import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.truezero.data.Schema;
import org.truezero.math.PanelLayout;
import org.truezero.network.Architecture;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.train.ControlledLayer;
import org.truezero.train.TrainSettings;
import org.truezero.train.TrainingState;

/**
 * A training between two batches in a file: from there it goes on to the same bits as if it had
 * never been interrupted. The same container as a model file, with the optimizer's memory, the best
 * network so far and the progress besides.
 */
public final class Checkpoint {
  private static final String BEST_PREFIX = "best.";
  private static final String MEMORY_PREFIX = "memory.";

  private Checkpoint() {}

  /**
   * Writes a checkpoint. An existing file is replaced when the new one is complete, not before.
   *
   * @param file where it goes
   * @param state what is written; it must not change meanwhile
   * @param schema how rows are read
   * @param provenance what is trained on; resuming compares it
   * @throws IllegalArgumentException if a parameter of the network is not finite
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, TrainingState state, Schema schema, Provenance provenance)
      throws IOException {
    NetworkTensors.requireUsable(state.network());
    SafetensorsWriter.write(file, metadata(state, schema, provenance), tensors(state, schema));
  }

  /**
   * Reads a checkpoint.
   *
   * @param file a file that {@link #write} made
   * @throws ModelFormatException if the file is missing, cut, altered, from another version of
   *     TrueZero or no checkpoint at all
   * @throws IOException if the file cannot be read
   */
  public static Restored read(Path file) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      Metadata metadata = reader.metadata();
      metadata.require(FileKeys.CHECKPOINT);
      Provenance provenance = metadata.object(FileKeys.PROVENANCE, Provenance::fromJson);
      requireThisVersion(file, provenance);
      return readState(reader, metadata, provenance);
    }
  }

  private static Map<String, String> metadata(
      TrainingState state, Schema schema, Provenance provenance) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FileKeys.FORMAT, FileKeys.FORMAT_VERSION);
    metadata.put(FileKeys.KIND, FileKeys.CHECKPOINT);
    metadata.put(FileKeys.NETWORK, SettingsJson.write(state.network().architecture()).toString());
    metadata.put(FileKeys.LAYOUT, layout(state.network()));
    metadata.put(FileKeys.SCHEMA, SchemaTensors.description(schema).toString());
    metadata.put(FileKeys.SETTINGS, SettingsJson.write(state.settings()).toString());
    metadata.put(FileKeys.PROVENANCE, provenance.toJson().toString());
    metadata.put(FileKeys.PROGRESS, ProgressJson.write(state.progress()).toString());
    metadata.put(FileKeys.HISTORY, HistoryJson.write(state.history()).toString());
    metadata.put(FileKeys.CONTROL, HistoryJson.writeControl(state.control()).toString());
    state.best().ifPresent(best -> metadata.put(FileKeys.BEST, Integer.toString(best.record())));
    return metadata;
  }

  private static List<Tensor> tensors(TrainingState state, Schema schema) {
    List<Tensor> tensors = new ArrayList<>(NetworkTensors.tensors(state.network(), ""));
    state
        .best()
        .ifPresent(best -> tensors.addAll(NetworkTensors.tensors(best.network(), BEST_PREFIX)));
    for (int i = 0; i < state.memory().size(); i++) {
      float[] memory = state.memory().get(i);
      tensors.add(new FloatTensor(MEMORY_PREFIX + i, List.of((long) memory.length), () -> memory));
    }
    tensors.addAll(SchemaTensors.tensors(schema));
    return tensors;
  }

  private static Restored readState(
      SafetensorsReader reader, Metadata metadata, Provenance provenance) throws IOException {
    Architecture architecture = metadata.object(FileKeys.NETWORK, SettingsJson::readArchitecture);
    TrainSettings settings = metadata.object(FileKeys.SETTINGS, SettingsJson::readTrainSettings);
    int slots = settings.optimizer().slots();
    boolean withBest = metadata.has(FileKeys.BEST);
    SchemaTensors described = metadata.object(FileKeys.SCHEMA, SchemaTensors::read);
    reader.require(
        reader.attempt("network", () -> shapes(architecture, slots, withBest)), described);

    Network network = reader.attempt("network", () -> Network.zero(architecture));
    metadata.requireText(FileKeys.LAYOUT, layout(network));
    List<float[]> memory = memory(network, slots);
    Map<String, Consumer<float[]>> sinks = new LinkedHashMap<>(NetworkTensors.sinks(network, ""));
    for (int i = 0; i < memory.size(); i++) {
      float[] array = memory.get(i);
      sinks.put(MEMORY_PREFIX + i, values -> System.arraycopy(values, 0, array, 0, values.length));
    }
    Optional<Network> best = withBest ? Optional.of(network.copy()) : Optional.empty();
    best.ifPresent(found -> sinks.putAll(NetworkTensors.sinks(found, BEST_PREFIX)));
    Schema schema = reader.read(sinks, described);
    return new Restored(state(network, settings, memory, best, metadata), schema, provenance);
  }

  private static TrainingState state(
      Network network,
      TrainSettings settings,
      List<float[]> memory,
      Optional<Network> best,
      Metadata metadata)
      throws ModelFormatException {
    var history = metadata.array(FileKeys.HISTORY, HistoryJson::readHistory);
    Optional<TrainingState.Best> bestSoFar = Optional.empty();
    if (best.isPresent()) {
      int record = metadata.position(FileKeys.BEST, history.size());
      bestSoFar = Optional.of(new TrainingState.Best(best.get(), record));
    }
    return new TrainingState(
        network,
        settings,
        memory,
        metadata.object(FileKeys.PROGRESS, ProgressJson::read),
        history,
        bestSoFar,
        metadata.array(FileKeys.CONTROL, json -> control(json, network, settings)));
  }

  private static List<ControlledLayer> control(
      JsonArray json, Network network, TrainSettings settings) {
    List<ControlledLayer> layers = HistoryJson.readControl(json);
    boolean controlled = settings.penalties().target().isPresent();
    int expected = controlled ? network.architecture().hidden().size() : 0;
    if (layers.size() != expected) {
      throw new IllegalArgumentException(layers.size() + " layers, expected " + expected);
    }
    return layers;
  }

  private static Map<String, List<Long>> shapes(
      Architecture architecture, int slots, boolean withBest) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>(NetworkTensors.shapes(architecture, ""));
    if (withBest) {
      shapes.putAll(NetworkTensors.shapes(architecture, BEST_PREFIX));
    }
    List<Long> lengths = NetworkTensors.arrayLengths(architecture);
    for (int i = 0; i < lengths.size() * slots; i++) {
      shapes.put(MEMORY_PREFIX + i, List.of(lengths.get(i / slots)));
    }
    return shapes;
  }

  /** Makes room for what the optimizer remembers, in the order of {@link TrainingState#memory}. */
  private static List<float[]> memory(Network network, int slots) {
    List<float[]> memory = new ArrayList<>();
    for (Layer layer : network.layers()) {
      for (float[] array : List.of(layer.weights(), layer.bias(), layer.learned())) {
        for (int slot = 0; slot < slots; slot++) {
          memory.add(new float[array.length]);
        }
      }
    }
    return memory;
  }

  /** The memory lies in panels: it means nothing to a program that cuts them differently. */
  private static String layout(Network network) {
    List<String> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      PanelLayout layout = layer.layout();
      layers.add(
          layout.rows()
              + "x"
              + layout.units()
              + "x"
              + layout.pieces()
              + "/"
              + layout.unitsPerPanel());
    }
    return String.join(" ", layers);
  }

  static void requireThisVersion(Path file, Provenance provenance) throws ModelFormatException {
    if (!provenance.truezero().equals(Version.current())) {
      throw ModelFormatException.at(
          file,
          "checkpoint",
          "one by TrueZero " + ModelFormatException.quoted(provenance.truezero()),
          "one by this version, "
              + Version.current()
              + "; only the same version goes on to the"
              + " same bits");
    }
  }
}
