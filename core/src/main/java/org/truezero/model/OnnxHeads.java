package org.truezero.model;

import java.util.List;
import org.truezero.network.ExpectedHead;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.LinearHead;
import org.truezero.network.LogisticHead;
import org.truezero.network.SoftmaxHead;

/**
 * Heads as nodes of ONNX: the same numbers in the same order as {@link Head#outputs}, and the class
 * as {@link Head#predictedClass} chooses it.
 */
final class OnnxHeads {
  static final String OUTPUT = "output";
  static final String CLASS = "class";

  private final OnnxGraph graph;
  private final Head head;

  OnnxHeads(OnnxGraph graph, Head head) {
    this.graph = graph;
    this.head = head;
  }

  /** Returns the name to give to the scores: that of the output where they are the output. */
  String scores(String name) {
    return head instanceof HingeHead || head instanceof LinearHead ? OUTPUT : name;
  }

  /** Says in a few words what the outputs are. */
  static String meaning(Head head) {
    if (head instanceof SoftmaxHead) {
      return "probability of each class";
    } else if (head instanceof ExpectedHead) {
      return "probability of each class, then the expected value";
    } else if (head instanceof LogisticHead) {
      return head.scores() == 1 ? "probability of class 1" : "probability of each label";
    } else if (head instanceof HingeHead) {
      return head.scores() == 1 ? "margin, 0 or more for class 1" : "score of each class";
    }
    return "predicted values";
  }

  /** Adds everything from the scores on, and declares the outputs. */
  void add(String scores) {
    String chooses = OUTPUT;
    if (head instanceof SoftmaxHead) {
      softmax(OUTPUT, scores);
    } else if (head instanceof ExpectedHead expected) {
      chooses = softmax("probabilities", scores);
      expected(expected, chooses);
    } else if (head instanceof LogisticHead) {
      graph.node("Sigmoid", OUTPUT, scores);
    }
    graph.output(OUTPUT, head.width(), meaning(head));
    if (head.classes() > 0) {
      addClass(chooses);
    }
  }

  private String softmax(String value, String scores) {
    return graph.node("Softmax", value, List.of(scores), List.of(alongTheRow()));
  }

  private void expected(ExpectedHead expected, String probabilities) {
    int classes = expected.classes();
    float[] values = new float[classes];
    for (int k = 0; k < classes; k++) {
      values[k] = expected.values().get(k);
    }
    String column =
        graph.constant(new FloatTensor("values", List.of((long) classes, 1L), () -> values));
    String mean = graph.node("MatMul", "expected", probabilities, column);
    graph.node("Concat", OUTPUT, List.of(probabilities, mean), List.of(alongTheRow()));
  }

  private static ProtoMessage alongTheRow() {
    return OnnxGraph.attribute("axis", 1L);
  }

  /** The first of the greatest, or, with one score for two classes, whether it is large enough. */
  private void addClass(String chooses) {
    if (head.scores() > 1) {
      ProtoMessage flat = OnnxGraph.attribute("keepdims", 0L);
      graph.node("ArgMax", CLASS, List.of(chooses), List.of(alongTheRow(), flat));
    } else {
      String least = graph.constant("threshold", head instanceof HingeHead ? 0 : 0.5f);
      String second = graph.node("GreaterOrEqual", "second", chooses, least);
      ProtoMessage toNumber = OnnxGraph.attribute("to", OnnxGraph.INT64);
      String column = graph.node("Cast", "classes", List.of(second), List.of(toNumber));
      String axes = graph.constant("row", new long[] {1});
      graph.node("Squeeze", CLASS, column, axes);
    }
    graph.outputOfWholeNumbers(CLASS, "number of the class, from 0; truezero.names has the names");
  }
}
