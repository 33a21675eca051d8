package org.truezero.model;

import java.util.List;
import org.truezero.network.Absolute;
import org.truezero.network.Layer;
import org.truezero.network.LeakyRectifier;
import org.truezero.network.Linear;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Maxout;
import org.truezero.network.Paired;
import org.truezero.network.ParametricRectifier;
import org.truezero.network.Rectifier;
import org.truezero.network.Softplus;
import org.truezero.network.Tanh;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;

/**
 * Hidden layers as nodes of ONNX. A layer is the product with its weights and then the operators of
 * its unit. What a unit does that no operator does alone is moved, exactly, into the weights of the
 * layer above: the sign of an output is a factor ±1 on a row, and the outputs of paired rectifiers,
 * which lie side by side here, come as two halves there.
 */
final class OnnxUnits {
  /** From this version on the axes of a reduction are an input; before they are an attribute. */
  private static final int REDUCTION_WITH_AXES_AS_INPUT = 18;

  private final OnnxGraph graph;

  OnnxUnits(OnnxGraph graph) {
    this.graph = graph;
  }

  /**
   * Adds the product of a layer, z = x·weight + bias.
   *
   * @param layer the layer
   * @param below the layer whose outputs it takes, null for the first one
   * @param name prefix of the names of its constants
   * @param x name of its inputs
   * @param z name to give to the pre-activations
   * @return {@code z}
   */
  String product(Layer layer, Layer below, String name, String x, String z) {
    long inputs = layer.layout().rows();
    long columns = (long) layer.layout().units() * layer.layout().pieces();
    FloatTensor weight =
        new FloatTensor(name + "weight", List.of(inputs, columns), () -> weights(layer, below));
    FloatTensor bias = new FloatTensor(name + "bias", List.of(columns), layer::biasVector);
    return graph.node("Gemm", z, x, graph.constant(weight), graph.constant(bias));
  }

  /** Returns the weights by the outputs of the layer below as its nodes give them. */
  private static float[] weights(Layer layer, Layer below) {
    float[] matrix = layer.weightMatrix();
    if (below == null) {
      return matrix;
    }
    int units = below.layout().units();
    int outputs = below.unit().outputs();
    int columns = matrix.length / (units * outputs);
    float[] moved = new float[matrix.length];
    for (int u = 0; u < units; u++) {
      float sign = below.unit().oneSided() ? below.signs()[u] : 1;
      for (int which = 0; which < outputs; which++) {
        int from = (u * outputs + which) * columns;
        int to = (which * units + u) * columns;
        for (int k = 0; k < columns; k++) {
          moved[to + k] = sign * matrix[from + k];
        }
      }
    }
    return moved;
  }

  /**
   * Adds what the units of a layer make of their pre-activations.
   *
   * @param layer a hidden layer
   * @param name prefix of the names of its constants and values
   * @param z name of the pre-activations
   * @return name of the outputs, without signs
   */
  String outputs(Layer layer, String name, String z) {
    Unit unit = layer.unit();
    String h = name + "h";
    if (unit instanceof Rectifier) {
      return graph.node("Relu", h, z);
    } else if (unit instanceof ThresholdedRectifier thresholded) {
      ProtoMessage threshold = OnnxGraph.attribute("alpha", thresholded.threshold());
      return graph.node("ThresholdedRelu", h, List.of(z), List.of(threshold));
    } else if (unit instanceof LeakyRectifier leaky) {
      ProtoMessage slope = OnnxGraph.attribute("alpha", leaky.slope());
      return graph.node("LeakyRelu", h, List.of(z), List.of(slope));
    } else if (unit instanceof ParametricRectifier) {
      return graph.node("PRelu", h, z, slopes(layer, name));
    } else if (unit instanceof Softplus softplus) {
      return softplus(softplus.sharpness(), name, z, h);
    } else if (unit instanceof LogisticSigmoid) {
      return graph.node("Sigmoid", h, z);
    } else if (unit instanceof Tanh) {
      return graph.node("Tanh", h, z);
    } else if (unit instanceof Linear) {
      return z;
    } else if (unit instanceof Absolute) {
      return graph.node("Abs", h, z);
    } else if (unit instanceof Paired) {
      return paired(name, z, h);
    } else if (unit instanceof Maxout maxout) {
      return maxout(layer.layout().units(), maxout.pieces(), name, z, h);
    }
    throw new IllegalArgumentException(
        "hidden unit: found " + unit.text() + ", which is not known how to write in ONNX");
  }

  private String slopes(Layer layer, String name) {
    List<Long> shape = List.of((long) layer.layout().units());
    return graph.constant(new FloatTensor(name + "learned", shape, layer::learned));
  }

  private String softplus(float sharpness, String name, String z, String h) {
    if (sharpness == 1) {
      return graph.node("Softplus", h, z);
    }
    // Not moved into the weights: unless it is a power of two, that would round each of them.
    String factor = graph.constant(name + "sharpness", sharpness);
    String scaled = graph.node("Mul", name + "scaled", z, factor);
    return graph.node("Div", h, graph.node("Softplus", name + "softplus", scaled), factor);
  }

  private String paired(String name, String z, String h) {
    String positive = graph.node("Relu", name + "positive", z);
    String negative = graph.node("Relu", name + "negative", graph.node("Neg", name + "minus", z));
    return graph.node(
        "Concat", h, List.of(positive, negative), List.of(OnnxGraph.attribute("axis", 1L)));
  }

  /** The pieces of one unit lie side by side. */
  private String maxout(int units, int pieces, String name, String z, String h) {
    // Size 0 stands for the size that is there, the number of examples.
    String shape = graph.constant(name + "shape", 0L, units, pieces);
    String split = graph.node("Reshape", name + "pieces", z, shape);
    ProtoMessage flat = OnnxGraph.attribute("keepdims", 0L);
    if (graph.opset() < REDUCTION_WITH_AXES_AS_INPUT) {
      ProtoMessage axes = OnnxGraph.attributeList("axes", 2);
      return graph.node("ReduceMax", h, List.of(split), List.of(axes, flat));
    }
    String axes = graph.constant(name + "axes", new long[] {2});
    return graph.node("ReduceMax", h, List.of(split, axes), List.of(flat));
  }
}
