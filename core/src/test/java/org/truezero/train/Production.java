package org.truezero.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Gradients;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.TrainingPass;
import org.truezero.reference.Doubles;
import org.truezero.reference.ExampleData;
import org.truezero.reference.ReferenceBatch;

/** Production code driven step by step, with its results in the shape of the reference. */
final class Production {
  private Production() {}

  /** Draws a network with biases and learned parameters that are not at their initial values. */
  static Network network(int inputs, List<HiddenLayer> hidden, Head head, Random random) {
    Network network =
        Network.random(
            new Architecture(inputs, hidden, head, Initialisation.GLOROT), random.nextLong());
    for (Layer layer : network.layers()) {
      float[] bias = layer.biasVector();
      for (int j = 0; j < bias.length; j++) {
        bias[j] = (float) (random.nextGaussian() * 0.3);
      }
      layer.setBiasVector(bias);
      for (int u = 0; u < layer.learned().length; u++) {
        layer.learned()[u] = (float) (random.nextDouble() - 0.3);
      }
    }
    return network;
  }

  /** Returns a copy of the rows that production reads. */
  static void fill(ActiveLists input, ReferenceBatch batch) {
    input.clear(batch.inputs()[0].length);
    for (double[] row : batch.inputs()) {
      input.appendDense(Doubles.rounded(row), 0);
      input.endExample();
    }
  }

  /** One batch through the forward pass and the objective, without dropout. */
  record Measured(TrainingPass pass, Objective.Sums sums) {}

  static Measured measure(
      Network network,
      Execution execution,
      ReferenceBatch batch,
      float[] l1,
      ClassWeights weights) {
    TrainingPass pass = new TrainingPass(network, execution, 1, 0, new float[l1.length]);
    return new Measured(pass, measure(pass, network.head(), batch, l1, weights, 0));
  }

  static Objective.Sums measure(
      TrainingPass pass,
      Head head,
      ReferenceBatch batch,
      float[] l1,
      ClassWeights weights,
      long step) {
    fill(pass.input(), batch);
    pass.forward(step);
    ExampleData data = new ExampleData(batch, head);
    Objective objective = new Objective(head, ExampleWeights.of(weights, head, data), l1);
    float[] targets = objective.targets(batch.size());
    for (int e = 0; e < batch.size(); e++) {
      data.readTarget(e, targets, e * head.targetWidth());
    }
    return objective.measure(pass, batch.size());
  }

  /** Returns the scores of one example. */
  static double[] scores(TrainingPass pass, Head head, int example) {
    float[] scores = new float[head.scores()];
    System.arraycopy(pass.scores(), pass.firstScore(example), scores, 0, scores.length);
    return Doubles.of(scores);
  }

  /** Returns the parameters layer by layer: weights, bias, learned, row-major. */
  static List<double[]> parameters(Network network) {
    List<double[]> all = new ArrayList<>();
    for (Layer layer : network.layers()) {
      all.add(Doubles.of(layer.weightMatrix()));
      all.add(Doubles.of(layer.biasVector()));
      all.add(Doubles.of(layer.learned()));
    }
    return all;
  }

  /** Returns gradients in the same shape. */
  static List<double[]> gradients(Network network, Gradients gradients) {
    Network shape = network.copy();
    for (int l = 0; l < shape.layers().size(); l++) {
      Layer layer = shape.layers().get(l);
      Gradients.OfLayer from = gradients.layers().get(l);
      System.arraycopy(from.weights(), 0, layer.weights(), 0, layer.weights().length);
      System.arraycopy(from.bias(), 0, layer.bias(), 0, layer.bias().length);
      System.arraycopy(from.learned(), 0, layer.learned(), 0, layer.learned().length);
    }
    return parameters(shape);
  }

  /** Returns every bit of every parameter, padding included. */
  static List<Integer> bits(Network network) {
    List<Integer> bits = new ArrayList<>();
    for (Layer layer : network.layers()) {
      for (float[] array : List.of(layer.weights(), layer.bias(), layer.learned())) {
        for (float number : array) {
          bits.add(Float.floatToRawIntBits(number));
        }
      }
    }
    return bits;
  }
}
