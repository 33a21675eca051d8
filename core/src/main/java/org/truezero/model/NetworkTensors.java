package org.truezero.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.truezero.math.PanelLayout;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Layer;
import org.truezero.network.Linear;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;

/**
 * The parameters of a network as named tensors: {@code layers.0.weight} [inputs × pre-activations],
 * {@code layers.0.bias}, {@code layers.0.learned} for units that have learned parameters and {@code
 * layers.0.sign} where signs are balanced; the output layer is the last one.
 */
final class NetworkTensors {
  private NetworkTensors() {}

  private enum Kind {
    WEIGHT,
    BIAS,
    LEARNED,
    SIGN
  }

  private record Parameter(String name, int layer, Kind kind, List<Long> shape) {}

  /** Returns the shape of every tensor of a network, without making one. */
  static Map<String, List<Long>> shapes(Architecture architecture, String prefix) {
    Map<String, List<Long>> shapes = new LinkedHashMap<>();
    for (Parameter parameter : parameters(architecture, prefix)) {
      shapes.put(parameter.name, parameter.shape);
    }
    return shapes;
  }

  /** Returns the tensors of a network; they read it when they are written. */
  static List<FloatTensor> tensors(Network network, String prefix) {
    List<FloatTensor> tensors = new ArrayList<>();
    for (Parameter parameter : parameters(network.architecture(), prefix)) {
      Layer layer = network.layers().get(parameter.layer);
      tensors.add(
          new FloatTensor(parameter.name, parameter.shape, () -> values(layer, parameter.kind)));
    }
    return tensors;
  }

  /** Returns what fills a network; it refuses what is not finite and signs that are none. */
  static Map<String, Consumer<float[]>> sinks(Network network, String prefix) {
    Map<String, Consumer<float[]>> sinks = new LinkedHashMap<>();
    for (Parameter parameter : parameters(network.architecture(), prefix)) {
      Layer layer = network.layers().get(parameter.layer);
      sinks.put(
          parameter.name,
          values -> {
            int wrong = firstUnusable(values, parameter.kind);
            if (wrong >= 0) {
              throw unusable("", values, wrong, parameter);
            }
            set(layer, parameter.kind, values);
          });
    }
    return sinks;
  }

  /**
   * Refuses a network that {@link #sinks} would refuse.
   *
   * @throws IllegalArgumentException naming the first parameter that is not finite
   */
  static void requireUsable(Network network) {
    for (Parameter parameter : parameters(network.architecture(), "")) {
      float[] values = values(network.layers().get(parameter.layer), parameter.kind);
      int wrong = firstUnusable(values, parameter.kind);
      if (wrong >= 0) {
        throw unusable(parameter.name + ": ", values, wrong, parameter);
      }
    }
  }

  /** Returns the lengths of the live arrays of each layer: weights in panels, bias, learned. */
  static List<Long> arrayLengths(Architecture architecture) {
    List<Long> lengths = new ArrayList<>();
    for (int i = 0; i < architecture.hidden().size(); i++) {
      HiddenLayer layer = architecture.hidden().get(i);
      addLengths(lengths, architecture.inputsOf(i), layer.units(), layer.unit());
    }
    int last = architecture.hidden().size();
    addLengths(lengths, architecture.inputsOf(last), architecture.head().scores(), new Linear());
    return lengths;
  }

  private static void addLengths(List<Long> lengths, int inputs, int units, Unit unit) {
    PanelLayout layout = PanelLayout.of(inputs, units, unit.pieces());
    lengths.add((long) layout.length());
    lengths.add((long) layout.sites());
    lengths.add((long) units * unit.learned());
  }

  private static List<Parameter> parameters(Architecture architecture, String prefix) {
    List<Parameter> parameters = new ArrayList<>();
    List<HiddenLayer> hidden = architecture.hidden();
    for (int i = 0; i < hidden.size(); i++) {
      HiddenLayer layer = hidden.get(i);
      String name = prefix + "layers." + i + ".";
      long units = layer.units();
      long columns = units * layer.unit().pieces();
      addLinear(parameters, name, i, architecture.inputsOf(i), columns);
      if (layer.unit().learned() > 0) {
        List<Long> shape = List.of(units * layer.unit().learned());
        parameters.add(new Parameter(name + "learned", i, Kind.LEARNED, shape));
      }
      if (layer.signBalance() != SignBalance.NONE) {
        parameters.add(new Parameter(name + "sign", i, Kind.SIGN, List.of(units)));
      }
    }
    int last = hidden.size();
    String name = prefix + "layers." + last + ".";
    addLinear(parameters, name, last, architecture.inputsOf(last), architecture.head().scores());
    return parameters;
  }

  private static void addLinear(
      List<Parameter> parameters, String name, int layer, long inputs, long columns) {
    parameters.add(new Parameter(name + "weight", layer, Kind.WEIGHT, List.of(inputs, columns)));
    parameters.add(new Parameter(name + "bias", layer, Kind.BIAS, List.of(columns)));
  }

  private static float[] values(Layer layer, Kind kind) {
    return switch (kind) {
      case WEIGHT -> layer.weightMatrix();
      case BIAS -> layer.biasVector();
      case LEARNED -> layer.learned();
      case SIGN -> layer.signs();
    };
  }

  private static void set(Layer layer, Kind kind, float[] values) {
    switch (kind) {
      case WEIGHT -> layer.setWeightMatrix(values);
      case BIAS -> layer.setBiasVector(values);
      case LEARNED -> System.arraycopy(values, 0, layer.learned(), 0, values.length);
      case SIGN -> System.arraycopy(values, 0, layer.signs(), 0, values.length);
    }
  }

  private static int firstUnusable(float[] values, Kind kind) {
    for (int i = 0; i < values.length; i++) {
      if (!(kind == Kind.SIGN ? Math.abs(values[i]) == 1 : Float.isFinite(values[i]))) {
        return i;
      }
    }
    return -1;
  }

  private static IllegalArgumentException unusable(
      String where, float[] values, int at, Parameter parameter) {
    return new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%selement %s: found %s, expected %s",
            where,
            place(at, parameter.shape),
            values[at],
            parameter.kind == Kind.SIGN ? "1 or -1" : "a finite number"));
  }

  private static String place(int element, List<Long> shape) {
    return shape.size() == 1
        ? Integer.toString(element)
        : element / shape.get(1) + "," + element % shape.get(1);
  }
}
