package org.truezero.reference;

import java.util.ArrayList;
import java.util.List;
import org.truezero.train.Optimizer;
import org.truezero.train.Penalties;

/** The optimizers of the textbook on dense arrays, and the max-norm bound. */
public final class ReferenceOptimizer {
  private final Optimizer optimizer;
  private final List<double[]> first = new ArrayList<>();
  private final List<double[]> second = new ArrayList<>();
  private int step;

  /** Starts with an empty memory. */
  public ReferenceOptimizer(Optimizer optimizer, List<double[]> parameters) {
    this.optimizer = optimizer;
    for (double[] array : parameters) {
      first.add(new double[array.length]);
      second.add(new double[array.length]);
    }
  }

  /** Takes one step of training on a batch. */
  public void step(
      ReferenceNetwork network, ReferenceBatch batch, Penalties penalties, double rate) {
    update(network.parameters(), network.gradients(batch, penalties), rate);
    if (step % penalties.maxNormEvery() == 0) {
      bound(network, penalties.maxNorm());
    }
  }

  /** Changes the parameters by their gradients. */
  public void update(List<double[]> parameters, List<double[]> gradients, double rate) {
    step++;
    for (int a = 0; a < parameters.size(); a++) {
      for (int i = 0; i < parameters.get(a).length; i++) {
        parameters.get(a)[i] += change(a, i, gradients.get(a)[i], rate);
      }
    }
  }

  private double change(int a, int i, double g, double rate) {
    if (optimizer instanceof Optimizer.Momentum momentum) {
      double v = momentum.coefficient() * first.get(a)[i] - rate * g;
      first.get(a)[i] = v;
      return v;
    }
    if (optimizer instanceof Optimizer.Adam adam) {
      double m = adam.decay1() * first.get(a)[i] + (1 - adam.decay1()) * g;
      double v = adam.decay2() * second.get(a)[i] + (1 - adam.decay2()) * g * g;
      first.get(a)[i] = m;
      second.get(a)[i] = v;
      double mean = m / (1 - Math.pow(adam.decay1(), step));
      double square = v / (1 - Math.pow(adam.decay2(), step));
      return -rate * mean / (Math.sqrt(square) + adam.epsilon());
    }
    return -rate * g;
  }

  /** Shrinks the weights into each pre-activation of the hidden layers to the greatest norm. */
  static void bound(ReferenceNetwork network, double norm) {
    for (ReferenceLayer layer : network.layers().subList(0, network.layers().size() - 1)) {
      for (int j = 0; j < layer.columns(); j++) {
        double squares = 0;
        for (int i = 0; i < layer.inputs(); i++) {
          squares += Math.pow(layer.weights()[i * layer.columns() + j], 2);
        }
        double factor = Math.sqrt(squares) > norm ? norm / Math.sqrt(squares) : 1;
        for (int i = 0; i < layer.inputs(); i++) {
          layer.weights()[i * layer.columns() + j] *= factor;
        }
      }
    }
  }
}
