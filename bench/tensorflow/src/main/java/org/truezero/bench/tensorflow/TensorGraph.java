package org.truezero.bench.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.StartNetwork.Dense;

/**
 * The graph of forward pass, gradients and update. With dense input the first layer is a matrix
 * product; with lists of words it is the sum of rows behind {@code embedding_lookup_sparse}, whose
 * update scatters into those rows alone, as TensorFlow's Python optimizers do.
 */
final class TensorGraph implements AutoCloseable {
  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Session session;
  private final List<Variable<TFloat32>> weights = new ArrayList<>();
  private final List<Variable<TFloat32>> biases = new ArrayList<>();
  private final List<TFloat32> start = new ArrayList<>();
  private final Op restart;
  private final List<Placeholder<TFloat32>> startInputs = new ArrayList<>();

  final Placeholder<TFloat32> features;
  final Placeholder<TInt32> words;
  final Placeholder<TInt32> documents;
  final Placeholder<TInt32> labels;
  final Operand<TInt64> classes;

  private final int outputs;
  private final Operand<TFloat32> first;
  private final Operand<TFloat32> scores;

  /**
   * Builds the graph.
   *
   * @param sparse whether the input is lists of words
   */
  TensorGraph(StartNetwork network, boolean sparse, int threads) {
    for (Dense layer : network.layers()) {
      weights.add(variable(layer.weights(), Shape.of(layer.inputs(), layer.outputs())));
      biases.add(variable(layer.bias(), Shape.of(layer.outputs())));
    }
    outputs = network.layers().get(network.layers().size() - 1).outputs();
    features =
        tf.placeholder(
            TFloat32.class, Placeholder.shape(Shape.of(-1, network.layers().get(0).inputs())));
    words = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    documents = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    first = sparse ? sumOfWords() : tf.linalg.matMul(features, weights.get(0));
    scores = scores(network.tanh());
    classes = tf.math.argMax(scores, tf.constant(1));
    restart = assignments();
    session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(threads)
                .setInterOpParallelismThreads(1)
                .build());
  }

  private Variable<TFloat32> variable(float[] numbers, Shape shape) {
    TFloat32 tensor = TFloat32.tensorOf(shape);
    tensor.asRawTensor().data().asFloats().write(numbers);
    start.add(tensor);
    startInputs.add(tf.placeholder(TFloat32.class, Placeholder.shape(shape)));
    return tf.variable(shape, TFloat32.class);
  }

  private Operand<TFloat32> sumOfWords() {
    return tf.sparse.sparseSegmentSum(weights.get(0), words, documents);
  }

  private Operand<TFloat32> scores(boolean tanh) {
    Operand<TFloat32> z = tf.nn.biasAdd(first, biases.get(0));
    for (int l = 1; l < weights.size(); l++) {
      Operand<TFloat32> h = tanh ? tf.math.tanh(z) : tf.nn.relu(z);
      z = tf.nn.biasAdd(tf.linalg.matMul(h, weights.get(l)), biases.get(l));
    }
    return z;
  }

  private Op assignments() {
    List<Op> all = new ArrayList<>();
    for (int l = 0; l < weights.size(); l++) {
      all.add(tf.assign(weights.get(l), startInputs.get(2 * l)));
      all.add(tf.assign(biases.get(l), startInputs.get(2 * l + 1)));
    }
    return tf.withControlDependencies(all).noOp();
  }

  /** Adds one step of gradient descent to the graph and returns it. */
  Op descent(float rate, boolean sparse) {
    // From one-hot targets: the form with class numbers has no gradient outside of Python.
    Operand<TFloat32> targets =
        tf.oneHot(labels, tf.constant(outputs), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> losses = tf.nn.softmaxCrossEntropyWithLogits(scores, targets).loss();
    Operand<TFloat32> loss = tf.math.mean(losses, tf.constant(0));
    List<Operand<TFloat32>> parameters = new ArrayList<>();
    parameters.add(sparse ? first : weights.get(0));
    parameters.addAll(weights.subList(1, weights.size()));
    parameters.addAll(biases);
    Gradients gradients = tf.gradients(loss, parameters);
    // All gradients come before any update: deltas need the weights as they were.
    Ops after = tf.withControlDependencies(gates(gradients, parameters.size()));
    Operand<TFloat32> step = tf.constant(rate);
    List<Op> updates = new ArrayList<>();
    updates.add(
        sparse
            ? after.scatterSub(weights.get(0), words, scatter(after, gradients.dy(0), step))
            : after.train.applyGradientDescent(weights.get(0), step, gradients.dy(0)));
    for (int p = 1; p < parameters.size(); p++) {
      updates.add(after.train.applyGradientDescent(parameters.get(p), step, gradients.dy(p)));
    }
    return tf.withControlDependencies(updates).noOp();
  }

  private Operand<TFloat32> scatter(Ops ops, Operand<TFloat32> gradient, Operand<TFloat32> step) {
    return ops.gather(ops.math.mul(gradient, step), documents, ops.constant(0));
  }

  private static List<Op> gates(Gradients gradients, int count) {
    List<Op> gates = new ArrayList<>();
    for (int p = 0; p < count; p++) {
      gates.add(gradients.dy(p));
    }
    return gates;
  }

  /** Sets all parameters to those of the start. */
  void restart() {
    Session.Runner runner = session.runner();
    for (int p = 0; p < start.size(); p++) {
      runner.feed(startInputs.get(p), start.get(p));
    }
    runner.addTarget(restart).run().close();
  }

  Session.Runner runner() {
    return session.runner();
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
