package org.truezero.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.Schema;
import org.truezero.network.Architecture;
import org.truezero.network.Network;
import org.truezero.train.EpochRecord;
import org.truezero.train.TrainSettings;

/**
 * Models in files: safetensors with plain row-major weights, and everything else as JSON in the
 * metadata ({@code docs/model-file.md}). Equal models give equal files, byte for byte.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Writes a model. An existing file is replaced when the new one is complete, and not before.
   *
   * @param file where it goes
   * @param model what is written
   * @throws IllegalArgumentException if a parameter of the network is not finite
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Model model) throws IOException {
    NetworkTensors.requireUsable(model.network());
    SafetensorsWriter.write(file, metadata(model), tensors(model));
  }

  /** Returns the checksum inside the file that {@link #write} makes of a model. */
  static String checksum(Model model) throws IOException {
    return SafetensorsWriter.checksum(metadata(model), tensors(model));
  }

  private static List<Tensor> tensors(Model model) {
    List<Tensor> tensors = new ArrayList<>(NetworkTensors.tensors(model.network(), ""));
    tensors.addAll(SchemaTensors.tensors(model.schema()));
    return tensors;
  }

  /** Returns everything that the header says, but for the checksum. */
  static Map<String, String> metadata(Model model) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FileKeys.FORMAT, FileKeys.FORMAT_VERSION);
    metadata.put(FileKeys.KIND, FileKeys.MODEL);
    metadata.put(FileKeys.NETWORK, SettingsJson.write(model.network().architecture()).toString());
    metadata.put(FileKeys.SCHEMA, SchemaTensors.description(model.schema()).toString());
    model
        .settings()
        .ifPresent(s -> metadata.put(FileKeys.SETTINGS, SettingsJson.write(s).toString()));
    metadata.put(FileKeys.PROVENANCE, model.provenance().toJson().toString());
    metadata.put(FileKeys.HISTORY, HistoryJson.write(model.history()).toString());
    return metadata;
  }

  /**
   * Reads a model.
   *
   * @param file a file that {@link #write} made
   * @throws ModelFormatException if the file is missing, cut, altered, from a newer version or no
   *     model at all
   * @throws IOException if the file cannot be read
   */
  public static Model read(Path file) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      Metadata metadata = reader.metadata();
      metadata.require(FileKeys.MODEL);
      Architecture architecture = metadata.object(FileKeys.NETWORK, SettingsJson::readArchitecture);
      SchemaTensors described = metadata.object(FileKeys.SCHEMA, SchemaTensors::read);
      reader.require(
          reader.attempt("network", () -> NetworkTensors.shapes(architecture, "")), described);
      Optional<TrainSettings> settings =
          metadata.has(FileKeys.SETTINGS)
              ? Optional.of(metadata.object(FileKeys.SETTINGS, SettingsJson::readTrainSettings))
              : Optional.empty();
      Provenance provenance = metadata.object(FileKeys.PROVENANCE, Provenance::fromJson);
      List<EpochRecord> history = metadata.array(FileKeys.HISTORY, HistoryJson::readHistory);
      Network network = reader.attempt("network", () -> Network.zero(architecture));
      Schema schema = reader.read(NetworkTensors.sinks(network, ""), described);
      return reader.attempt(
          "metadata", () -> new Model(network, schema, settings, provenance, history));
    }
  }
}
