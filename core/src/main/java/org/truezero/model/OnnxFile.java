package org.truezero.model;

import java.io.IOException;
import java.nio.file.Path;
import org.truezero.data.AtomicFile;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/**
 * Models as ONNX files, for other runtimes ({@code docs/onnx.md}). The graph takes {@code
 * features}, float32 [N × inputs], the numbers that {@link Session#predict(float[], float[])}
 * takes, and gives {@code output}, float32 [N × {@code head().width()}], and, for heads with
 * classes, {@code class}, int64 [N], as a session would to float tolerance. It is dense: every zero
 * is multiplied.
 *
 * <p>Equal models give equal files, byte for byte, with the same version of TrueZero. Files are
 * written only; models are kept in {@link ModelFile}s.
 */
public final class OnnxFile {
  /** The oldest version of the ONNX operators that can be asked for, and the default. */
  public static final int OLDEST_OPSET = 13;

  /** The newest version of the ONNX operators that can be asked for. */
  public static final int NEWEST_OPSET = 23;

  /** The version of the format of the file itself; nothing newer is made use of. */
  private static final int IR_VERSION = 7;

  private static final String FEATURES = "features";

  private OnnxFile() {}

  /**
   * Writes a model with the {@linkplain #OLDEST_OPSET oldest} operators, which the most runtimes
   * know.
   *
   * @throws IllegalArgumentException if a parameter of the network is not finite or the model is
   *     too large, 2 GiB, for a file of this kind
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Model model) throws IOException {
    write(file, model, OLDEST_OPSET);
  }

  /**
   * Writes a model. An existing file is replaced when the new one is complete, and not before.
   *
   * @param file where it goes
   * @param model what is written; not changed
   * @param opset version of the operators, {@value #OLDEST_OPSET} to {@value #NEWEST_OPSET}
   * @throws IllegalArgumentException if the version is another one, a parameter of the network is
   *     not finite or the model is too large, 2 GiB, for a file of this kind
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, Model model, int opset) throws IOException {
    if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
      throw new IllegalArgumentException(
          "opset: " + opset + ", expected " + OLDEST_OPSET + " to " + NEWEST_OPSET);
    }
    NetworkTensors.requireUsable(model.network());
    ProtoMessage message = message(model, opset);
    requireSize(message);
    AtomicFile.write(file, message::writeTo);
  }

  /** Returns in one line what the input {@code features} of a model is. */
  public static String features(Model model) {
    return OnnxProperties.features(model.schema());
  }

  /** Returns in one line what the outputs of a model are. */
  public static String outputs(Model model) {
    return OnnxHeads.meaning(model.network().head());
  }

  /** Refuses what a reader of protocol buffers would. */
  static void requireSize(ProtoMessage message) {
    if (message.size() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the model needs "
              + message.size()
              + " bytes as ONNX, expected less than 2 GiB, which is the most that one file can"
              + " have; use fewer units or fewer inputs, or serve it with TrueZero");
    }
  }

  /** Returns the ModelProto. */
  private static ProtoMessage message(Model model, int opset) throws IOException {
    ProtoMessage message = new ProtoMessage();
    message.whole(1, IR_VERSION).text(2, "TrueZero").text(3, Version.current());
    message.message(7, graph(model, opset));
    // No domain: the operators that every runtime has.
    message.message(8, new ProtoMessage().text(1, "").whole(2, opset));
    OnnxProperties.of(model)
        .forEach((key, text) -> message.message(14, new ProtoMessage().text(1, key).text(2, text)));
    return message;
  }

  private static ProtoMessage graph(Model model, int opset) {
    Network network = model.network();
    OnnxGraph graph = new OnnxGraph(network.architecture().sizes(), opset);
    OnnxUnits units = new OnnxUnits(graph);
    String x = graph.input(FEATURES, network.architecture().inputs(), features(model));
    Layer below = null;
    int last = network.layers().size() - 1;
    for (int i = 0; i < last; i++) {
      Layer layer = network.layers().get(i);
      String name = "layers." + i + ".";
      x = units.outputs(layer, name, units.product(layer, below, name, x, name + "z"));
      below = layer;
    }
    OnnxHeads head = new OnnxHeads(graph, network.head());
    String name = "layers." + last + ".";
    String scores = head.scores(name + "z");
    head.add(units.product(network.layers().get(last), below, name, x, scores));
    return graph.message();
  }
}
