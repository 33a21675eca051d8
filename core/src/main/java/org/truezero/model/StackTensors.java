package org.truezero.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.truezero.math.PanelLayout;
import org.truezero.network.Architecture;
import org.truezero.network.Decoder;
import org.truezero.network.Network;
import org.truezero.pretrain.Stack;

/**
 * The parameters of a stack as named tensors: those of its layers as in a model file, {@code
 * decoders.0.weight} [inputs × outputs of the layer] unless it is tied, and {@code
 * decoders.0.bias}.
 */
final class StackTensors {
  private StackTensors() {}

  /** Returns the tensors of a stack; they read it when they are written. */
  static List<FloatTensor> tensors(Stack stack, String prefix) {
    List<FloatTensor> tensors = new ArrayList<>();
    for (FloatTensor tensor : NetworkTensors.tensors(network(stack), prefix)) {
      if (!tensor.name().startsWith(outputLayer(stack, prefix))) {
        tensors.add(tensor);
      }
    }
    for (int l = 0; l < stack.size(); l++) {
      Decoder decoder = stack.decoder(l);
      PanelLayout layout = decoder.layout();
      if (!decoder.isTied()) {
        List<Long> shape = List.of((long) layout.rows(), (long) layout.units());
        tensors.add(new FloatTensor(weight(prefix, l), shape, () -> matrix(decoder)));
      }
      List<Long> shape = List.of((long) layout.rows());
      tensors.add(new FloatTensor(bias(prefix, l), shape, decoder::bias));
    }
    return tensors;
  }

  /** Returns the shape of every tensor of a stack, without making one. */
  static Map<String, List<Long>> shapes(
      Architecture architecture, List<Boolean> tied, String prefix) {
    Map<String, List<Long>> shapes =
        new LinkedHashMap<>(NetworkTensors.shapes(architecture, prefix));
    shapes.keySet().removeIf(name -> name.startsWith(prefix + "layers." + tied.size() + "."));
    for (int l = 0; l < tied.size(); l++) {
      long inputs = architecture.inputsOf(l);
      if (!tied.get(l)) {
        shapes.put(weight(prefix, l), List.of(inputs, (long) architecture.inputsOf(l + 1)));
      }
      shapes.put(bias(prefix, l), List.of(inputs));
    }
    return shapes;
  }

  /** Returns what fills a stack; it refuses what is not finite and signs that are none. */
  static Map<String, Consumer<float[]>> sinks(Stack stack, String prefix) {
    Map<String, Consumer<float[]>> sinks =
        new LinkedHashMap<>(NetworkTensors.sinks(network(stack), prefix));
    sinks.keySet().removeIf(name -> name.startsWith(outputLayer(stack, prefix)));
    for (int l = 0; l < stack.size(); l++) {
      Decoder decoder = stack.decoder(l);
      sinks.put(weight(prefix, l), values -> setMatrix(decoder, finite(values)));
      sinks.put(
          bias(prefix, l),
          values -> System.arraycopy(finite(values), 0, decoder.bias(), 0, values.length));
    }
    return sinks;
  }

  private static Network network(Stack stack) {
    return stack.below(stack.size());
  }

  private static String outputLayer(Stack stack, String prefix) {
    return prefix + "layers." + stack.size() + ".";
  }

  private static String weight(String prefix, int layer) {
    return prefix + "decoders." + layer + ".weight";
  }

  private static String bias(String prefix, int layer) {
    return prefix + "decoders." + layer + ".bias";
  }

  private static float[] finite(float[] values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "element " + i + ": found " + values[i] + ", expected a finite number");
      }
    }
    return values;
  }

  private static float[] matrix(Decoder decoder) {
    PanelLayout layout = decoder.layout();
    float[] matrix = new float[Math.multiplyExact(layout.rows(), layout.units())];
    for (int i = 0; i < layout.rows(); i++) {
      for (int u = 0; u < layout.units(); u++) {
        matrix[i * layout.units() + u] = decoder.weights()[layout.position(i, u, 0)];
      }
    }
    return matrix;
  }

  private static void setMatrix(Decoder decoder, float[] matrix) {
    PanelLayout layout = decoder.layout();
    for (int i = 0; i < layout.rows(); i++) {
      for (int u = 0; u < layout.units(); u++) {
        decoder.weights()[layout.position(i, u, 0)] = matrix[i * layout.units() + u];
      }
    }
  }
}
