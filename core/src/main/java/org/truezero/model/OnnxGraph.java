package org.truezero.model;

import java.util.List;

/**
 * A computation graph of ONNX while it is put together: GraphProto and what is inside (onnx.proto3
 * of the ONNX project, whose field numbers are repeated here). Every value has a name; a node is
 * called like the value it computes.
 */
final class OnnxGraph {
  /** Numbers of element types. */
  static final long INT64 = 7;

  private static final long FLOAT = 1;

  /** Numbers of attribute types. */
  private static final int ATTRIBUTE_FLOAT = 1;

  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  /** The one size that is not fixed: how many examples there are. */
  private static final String EXAMPLES = "N";

  private final int opset;
  private final ProtoMessage message = new ProtoMessage();

  OnnxGraph(String name, int opset) {
    this.opset = opset;
    message.text(2, name);
  }

  /** Returns the version of the set of operators that the nodes belong to. */
  int opset() {
    return opset;
  }

  /** Returns the whole GraphProto, to which nothing must be added any more. */
  ProtoMessage message() {
    return message;
  }

  /** Adds a node without attributes and returns the name of its value. */
  String node(String operator, String value, String... inputs) {
    return node(operator, value, List.of(inputs), List.of());
  }

  /** Adds a node and returns the name of its value. */
  String node(String operator, String value, List<String> inputs, List<ProtoMessage> attributes) {
    ProtoMessage node = new ProtoMessage();
    inputs.forEach(input -> node.text(1, input));
    node.text(2, value).text(3, value).text(4, operator);
    attributes.forEach(attribute -> node.message(5, attribute));
    message.message(1, node);
    return value;
  }

  /** Returns an attribute that is a whole number. */
  static ProtoMessage attribute(String name, long value) {
    return new ProtoMessage().text(1, name).whole(3, value).whole(20, ATTRIBUTE_INT);
  }

  /** Returns an attribute that is a number. */
  static ProtoMessage attribute(String name, float value) {
    return new ProtoMessage().text(1, name).real(2, value).whole(20, ATTRIBUTE_FLOAT);
  }

  /** Returns an attribute that is a list of one whole number. */
  static ProtoMessage attributeList(String name, long value) {
    return new ProtoMessage().text(1, name).whole(8, value).whole(20, ATTRIBUTE_INTS);
  }

  /** Adds constant numbers and returns their name. */
  String constant(FloatTensor tensor) {
    ProtoMessage constant = new ProtoMessage();
    tensor.shape().forEach(size -> constant.whole(1, size));
    constant.whole(2, FLOAT).text(8, tensor.name()).elements(9, tensor);
    message.message(5, constant);
    return tensor.name();
  }

  /** Adds one constant number and returns its name. */
  String constant(String name, float value) {
    return constant(new FloatTensor(name, List.of(), () -> new float[] {value}));
  }

  /** Adds a constant list of whole numbers, such as a shape, and returns its name. */
  String constant(String name, long... values) {
    ProtoMessage constant = new ProtoMessage().whole(1, values.length).whole(2, INT64);
    message.message(5, constant.text(8, name).elements(9, values));
    return name;
  }

  /** Adds the input, float32 [N × width]. */
  String input(String name, int width, String meaning) {
    message.message(11, value(name, FLOAT, meaning, dimension(EXAMPLES), dimension(width)));
    return name;
  }

  /** Says that a value, float32 [N × width], is an output. */
  void output(String name, int width, String meaning) {
    message.message(12, value(name, FLOAT, meaning, dimension(EXAMPLES), dimension(width)));
  }

  /** Says that a value, int64 [N], is an output. */
  void outputOfWholeNumbers(String name, String meaning) {
    message.message(12, value(name, INT64, meaning, dimension(EXAMPLES)));
  }

  private static ProtoMessage value(
      String name, long elements, String meaning, ProtoMessage... dimensions) {
    ProtoMessage shape = new ProtoMessage();
    List.of(dimensions).forEach(dimension -> shape.message(1, dimension));
    ProtoMessage tensor = new ProtoMessage().whole(1, elements).message(2, shape);
    ProtoMessage type = new ProtoMessage().message(1, tensor);
    return new ProtoMessage().text(1, name).message(2, type).text(3, meaning);
  }

  private static ProtoMessage dimension(int size) {
    return new ProtoMessage().whole(1, size);
  }

  private static ProtoMessage dimension(String name) {
    return new ProtoMessage().text(2, name);
  }
}
