package org.truezero.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
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
import org.truezero.network.Decoder;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.pretrain.PretrainRecord;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.PretrainState;
import org.truezero.pretrain.Stack;

/**
 * Stacks in files, finished ones and ones in training: the container of model files, with decoders
 * besides the layers ({@code docs/model-file.md}). Equal stacks give equal files, byte for byte. An
 * existing file is replaced when the new one is complete, and not before.
 */
public final class StackFile {
  private static final String BEST = "best.";
  private static final String BEST_HELD_OUT = "truezero.bestHeldOut";

  private StackFile() {}

  /**
   * Writes a finished stack.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, PretrainedStack pretrained) throws IOException {
    Stack stack = pretrained.stack();
    Map<String, String> metadata =
        metadata(
            FileKeys.STACK,
            stack,
            pretrained.schema(),
            pretrained.provenance(),
            pretrained.history());
    SafetensorsWriter.write(file, metadata, tensors(stack, pretrained.schema()));
  }

  /**
   * Returns whether a file is a finished stack, by its header alone.
   *
   * @throws ModelFormatException if it has no header that TrueZero wrote
   * @throws IOException if the file cannot be read
   */
  public static boolean isStack(Path file) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      return reader.metadata().has(FileKeys.KIND)
          && reader.metadata().text(FileKeys.KIND).equals(FileKeys.STACK);
    }
  }

  /**
   * Reads a finished stack.
   *
   * @throws ModelFormatException if the file is missing, cut, altered, from a newer version or no
   *     stack at all
   * @throws IOException if the file cannot be read
   */
  public static PretrainedStack read(Path file) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      Metadata metadata = reader.metadata();
      metadata.require(FileKeys.STACK);
      Claim claim = Claim.read(reader, metadata);
      SchemaTensors described = metadata.object(FileKeys.SCHEMA, SchemaTensors::read);
      reader.require(reader.attempt("stack", claim::shapes), described);
      Stack stack = claim.stack(reader);
      Provenance provenance = metadata.object(FileKeys.PROVENANCE, Provenance::fromJson);
      List<PretrainRecord> history = metadata.array(FileKeys.HISTORY, PretrainJson::readHistory);
      Schema schema = reader.read(StackTensors.sinks(stack, ""), described);
      return reader.attempt(
          "metadata", () -> new PretrainedStack(stack, schema, provenance, history));
    }
  }

  /**
   * Writes a pre-training between two batches.
   *
   * @param state what is written; it must not change meanwhile
   * @throws IOException if the file cannot be written
   */
  public static void writeCheckpoint(
      Path file, PretrainState state, Schema schema, Provenance provenance) throws IOException {
    Map<String, String> metadata =
        metadata(FileKeys.STACK_CHECKPOINT, state.stack(), schema, provenance, state.history());
    metadata.put(FileKeys.PROGRESS, PretrainJson.write(state.progress()).toString());
    List<Tensor> tensors = tensors(state.stack(), schema);
    if (state.best().isPresent()) {
      PretrainState.Best best = state.best().get();
      metadata.put(BEST_HELD_OUT, ProgressJson.bits(best.heldOut()));
      arrays(best.layer(), best.decoder())
          .forEach(
              (name, array) ->
                  tensors.add(new FloatTensor(name, List.of((long) array.length), () -> array)));
    }
    SafetensorsWriter.write(file, metadata, tensors);
  }

  /**
   * Reads a pre-training, to go on to the same bits.
   *
   * @throws ModelFormatException if the file is missing, cut, altered, from another version or no
   *     checkpoint of a pre-training
   * @throws IOException if the file cannot be read
   */
  public static RestoredStack readCheckpoint(Path file) throws IOException {
    try (SafetensorsReader reader = SafetensorsReader.open(file)) {
      Metadata metadata = reader.metadata();
      metadata.require(FileKeys.STACK_CHECKPOINT);
      Provenance provenance = metadata.object(FileKeys.PROVENANCE, Provenance::fromJson);
      Checkpoint.requireThisVersion(file, provenance);
      SchemaTensors described = metadata.object(FileKeys.SCHEMA, SchemaTensors::read);
      PretrainState.Progress progress =
          metadata.object(FileKeys.PROGRESS, PretrainJson::readProgress);
      Claim claim = Claim.read(reader, metadata);
      boolean withBest = metadata.has(BEST_HELD_OUT);
      reader.require(
          reader.attempt(
              "stack", () -> withBest ? claim.withBest(progress.layer()) : claim.shapes()),
          described);
      Stack stack = claim.stack(reader);
      Map<String, Consumer<float[]>> sinks = new LinkedHashMap<>(StackTensors.sinks(stack, ""));
      Optional<PretrainState.Best> best = best(reader, metadata, stack, progress);
      best.ifPresent(found -> sinks.putAll(sinks(found)));
      Schema schema = reader.read(sinks, described);
      List<PretrainRecord> history = metadata.array(FileKeys.HISTORY, PretrainJson::readHistory);
      return new RestoredStack(
          new PretrainState(stack, progress, history, best), schema, provenance);
    }
  }

  private static List<Tensor> tensors(Stack stack, Schema schema) {
    List<Tensor> tensors = new ArrayList<>(StackTensors.tensors(stack, ""));
    tensors.addAll(SchemaTensors.tensors(schema));
    return tensors;
  }

  private static Map<String, String> metadata(
      String kind,
      Stack stack,
      Schema schema,
      Provenance provenance,
      List<PretrainRecord> history) {
    JsonArray tied = new JsonArray();
    for (int l = 0; l < stack.size(); l++) {
      tied.add(stack.decoder(l).isTied());
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put(FileKeys.FORMAT, FileKeys.FORMAT_VERSION);
    metadata.put(FileKeys.KIND, kind);
    metadata.put(FileKeys.INPUTS, Integer.toString(stack.inputs()));
    metadata.put(FileKeys.TIED, tied.toString());
    metadata.put(FileKeys.SCHEMA, SchemaTensors.description(schema).toString());
    metadata.put(FileKeys.SETTINGS, PretrainJson.write(stack.settings()).toString());
    metadata.put(FileKeys.PROVENANCE, provenance.toJson().toString());
    metadata.put(FileKeys.HISTORY, PretrainJson.write(history).toString());
    return metadata;
  }

  /** What a header says about sizes, before anything was allocated for it. */
  private record Claim(int inputs, PretrainSettings settings, List<Boolean> tied) {
    static Claim read(SafetensorsReader reader, Metadata metadata) throws IOException {
      PretrainSettings settings = metadata.object(FileKeys.SETTINGS, PretrainJson::readSettings);
      List<Boolean> tied =
          metadata.array(
              FileKeys.TIED,
              array -> array.asList().stream().map(JsonElement::getAsBoolean).toList());
      if (tied.size() != settings.layers().size()) {
        throw reader.refusal(
            "metadata " + FileKeys.TIED, tied.size() + " decoders", settings.layers().size() + "");
      }
      return new Claim(
          metadata.position(FileKeys.INPUTS, Integer.MAX_VALUE), settings, List.copyOf(tied));
    }

    Map<String, List<Long>> shapes() {
      return StackTensors.shapes(Stack.architecture(inputs, settings), tied, "");
    }

    /** Also those of the best candidate for a layer. */
    Map<String, List<Long>> withBest(int layer) {
      if (layer >= tied.size()) {
        throw new IllegalArgumentException("a best candidate for layer " + layer);
      }
      Architecture architecture = Stack.architecture(inputs, settings);
      List<Long> lengths =
          NetworkTensors.arrayLengths(architecture).subList(3 * layer, 3 * layer + 3);
      HiddenLayer hidden = architecture.hidden().get(layer);
      int below = architecture.inputsOf(layer);
      Map<String, List<Long>> shapes = new LinkedHashMap<>(shapes());
      shapes.put(BEST + "weight", lengths.subList(0, 1));
      shapes.put(BEST + "bias", lengths.subList(1, 2));
      shapes.put(BEST + "learned", lengths.subList(2, 3));
      shapes.put(BEST + "sign", List.of((long) hidden.units()));
      shapes.put(
          BEST + "decoder.weight",
          List.of((long) PanelLayout.of(below, hidden.outputs(), 1).length()));
      shapes.put(BEST + "decoder.bias", List.of((long) below));
      return shapes;
    }

    Stack stack(SafetensorsReader reader) throws IOException {
      return reader.attempt("stack", () -> Stack.zero(inputs, settings, tied));
    }
  }

  private static Map<String, Consumer<float[]>> sinks(PretrainState.Best best) {
    Map<String, Consumer<float[]>> sinks = new LinkedHashMap<>();
    arrays(best.layer(), best.decoder())
        .forEach(
            (name, array) ->
                sinks.put(name, values -> System.arraycopy(values, 0, array, 0, values.length)));
    return sinks;
  }

  private static Optional<PretrainState.Best> best(
      SafetensorsReader reader, Metadata metadata, Stack stack, PretrainState.Progress progress)
      throws IOException {
    if (!metadata.has(BEST_HELD_OUT)) {
      return Optional.empty();
    }
    String bits = metadata.text(BEST_HELD_OUT);
    return reader.attempt(
        "metadata " + BEST_HELD_OUT,
        () ->
            Optional.of(
                new PretrainState.Best(
                    stack.layer(progress.layer()).copy(),
                    stack.decoder(progress.layer()).copy(),
                    ProgressJson.number(bits))));
  }

  /** Names the live arrays of a layer and its decoder, laid out as they are. */
  private static Map<String, float[]> arrays(Layer layer, Decoder decoder) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put(BEST + "weight", layer.weights());
    arrays.put(BEST + "bias", layer.bias());
    arrays.put(BEST + "learned", layer.learned());
    arrays.put(BEST + "sign", layer.signs());
    arrays.put(BEST + "decoder.weight", decoder.weights());
    arrays.put(BEST + "decoder.bias", decoder.bias());
    return arrays;
  }
}
