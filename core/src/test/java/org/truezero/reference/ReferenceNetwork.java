package org.truezero.reference;

import java.util.ArrayList;
import java.util.List;
import org.truezero.network.Head;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.train.Penalties;

/**
 * A network in double precision: forward pass, objective and gradients exactly as the formulas say.
 *
 * <p>Objective: mean over the batch of (weight of the example × loss) + mean over the batch of
 * Σ_layers λ·Σ|h| + ½·l2·Σw², where h is the output as the next layer receives it.
 */
public final class ReferenceNetwork {
  private final List<ReferenceLayer> layers;
  private final Head head;

  /** Puts layers together, the output layer last. */
  public ReferenceNetwork(List<ReferenceLayer> layers, Head head) {
    this.layers = List.copyOf(layers);
    this.head = head;
  }

  /** Copies a production network. */
  public static ReferenceNetwork of(Network network) {
    List<ReferenceLayer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      layers.add(ReferenceLayer.of(layer));
    }
    return new ReferenceNetwork(layers, network.head());
  }

  /** What the forward pass of one example leaves: z and outputs per layer; h[0] is the input. */
  public record Pass(List<double[]> z, List<double[]> h) {
    /** Returns the scores. */
    public double[] scores() {
      return h.get(h.size() - 1);
    }
  }

  /** Returns the layers. */
  public List<ReferenceLayer> layers() {
    return layers;
  }

  /** Returns the head. */
  public Head head() {
    return head;
  }

  /** Returns all arrays that training changes, layer by layer: weights, bias, learned. */
  public List<double[]> parameters() {
    List<double[]> all = new ArrayList<>();
    for (ReferenceLayer layer : layers) {
      all.addAll(layer.parameters());
    }
    return all;
  }

  /** Runs one example of a batch forward. */
  public Pass forward(ReferenceBatch batch, int example) {
    List<double[]> z = new ArrayList<>();
    List<double[]> h = new ArrayList<>();
    h.add(batch.masked(0, example, batch.inputs()[example]));
    for (int l = 0; l < layers.size(); l++) {
      ReferenceLayer layer = layers.get(l);
      double[] zl = layer.preActivations(h.get(l));
      double[] hl = new double[layer.outputs()];
      for (int o = 0; o < hl.length; o++) {
        hl[o] = layer.output(o, zl);
      }
      z.add(zl);
      h.add(l < layers.size() - 1 ? batch.masked(l + 1, example, hl) : hl);
    }
    return new Pass(z, h);
  }

  /** Returns the objective of a batch. */
  public double objective(ReferenceBatch batch, Penalties penalties) {
    double sum = 0;
    for (int e = 0; e < batch.size(); e++) {
      Pass pass = forward(batch, e);
      sum += batch.weights()[e] * ReferenceHead.loss(head, pass.scores(), batch.targets()[e]);
      for (int l = 0; l < layers.size() - 1; l++) {
        for (double h : pass.h().get(l + 1)) {
          sum += penalties.l1(l) * Math.abs(h);
        }
      }
    }
    double squares = 0;
    for (ReferenceLayer layer : layers) {
      for (double w : layer.weights()) {
        squares += w * w;
      }
    }
    return sum / batch.size() + 0.5 * penalties.l2() * squares;
  }

  /** Returns the mean of the losses alone, each with the weight of its example. */
  public double meanLoss(ReferenceBatch batch) {
    return objective(batch, Penalties.NONE);
  }

  /** Returns the gradient of the objective by each array of {@link #parameters()}. */
  public List<double[]> gradients(ReferenceBatch batch, Penalties penalties) {
    List<double[]> gradients = new ArrayList<>();
    for (double[] parameters : parameters()) {
      gradients.add(new double[parameters.length]);
    }
    for (int e = 0; e < batch.size(); e++) {
      addGradients(batch, e, penalties, gradients);
    }
    for (int l = 0; l < layers.size(); l++) {
      double[] weights = layers.get(l).weights();
      for (int i = 0; i < weights.length; i++) {
        gradients.get(3 * l)[i] += penalties.l2() * weights[i];
      }
    }
    return gradients;
  }

  /** Returns the derivative of the objective by each input of each example. */
  public double[][] inputGradients(ReferenceBatch batch, Penalties penalties) {
    List<double[]> unwanted = gradients(batch, penalties);
    double[][] byInput = new double[batch.size()][];
    for (int e = 0; e < batch.size(); e++) {
      byInput[e] = addGradients(batch, e, penalties, unwanted);
    }
    return byInput;
  }

  /** Adds the gradients of one example; returns the derivative by its inputs. */
  private double[] addGradients(
      ReferenceBatch batch, int example, Penalties penalties, List<double[]> gradients) {
    Pass pass = forward(batch, example);
    double[] byOutput = ReferenceHead.delta(head, pass.scores(), batch.targets()[example]);
    for (int k = 0; k < byOutput.length; k++) {
      byOutput[k] *= batch.weights()[example] / batch.size();
    }
    for (int l = layers.size() - 1; l >= 0; l--) {
      byOutput = addLayer(l, pass, byOutput, gradients);
      if (l > 0) {
        for (int o = 0; o < byOutput.length; o++) {
          double sign = Math.signum(pass.h().get(l)[o]);
          byOutput[o] += penalties.l1(l - 1) * sign / batch.size();
          byOutput[o] *= batch.mask(l, example, o);
        }
      }
    }
    return batch.masked(0, example, byOutput);
  }

  /** Adds the gradients of one layer; returns the derivative by the layer's inputs. */
  private double[] addLayer(int l, Pass pass, double[] byOutput, List<double[]> gradients) {
    ReferenceLayer layer = layers.get(l);
    double[] z = pass.z().get(l);
    double[] x = pass.h().get(l);
    double[] byZ = new double[layer.columns()];
    for (int o = 0; o < byOutput.length; o++) {
      byZ[layer.column(o, z)] += byOutput[o] * layer.slope(o, z);
      if (layer.learned().length > 0) {
        gradients.get(3 * l + 2)[o] += byOutput[o] * layer.learnedSlope(o, z);
      }
    }
    double[] byX = new double[layer.inputs()];
    for (int i = 0; i < layer.inputs(); i++) {
      for (int j = 0; j < layer.columns(); j++) {
        gradients.get(3 * l)[i * layer.columns() + j] += x[i] * byZ[j];
        byX[i] += layer.weights()[i * layer.columns() + j] * byZ[j];
      }
    }
    for (int j = 0; j < layer.columns(); j++) {
      gradients.get(3 * l + 1)[j] += byZ[j];
    }
    return byX;
  }

  /** Returns how near a batch comes to a point where the objective has no derivative. */
  public double distanceToKink(ReferenceBatch batch, boolean l1) {
    double distance = Double.POSITIVE_INFINITY;
    for (int e = 0; e < batch.size(); e++) {
      Pass pass = forward(batch, e);
      double[] scores = pass.scores();
      distance = Math.min(distance, ReferenceHead.distanceToKink(head, scores, batch.targets()[e]));
      for (int l = 0; l < layers.size() - 1; l++) {
        distance = Math.min(distance, distanceToKink(layers.get(l), pass.z().get(l), l1));
      }
    }
    return distance;
  }

  private static double distanceToKink(ReferenceLayer layer, double[] z, boolean l1) {
    double distance = Double.POSITIVE_INFINITY;
    for (int u = 0; u < layer.units(); u++) {
      int winner = layer.column(u * layer.unit().outputs(), z);
      int pieces = layer.unit().pieces();
      for (int j = u * pieces; j < (u + 1) * pieces; j++) {
        distance = j == winner ? distance : Math.min(distance, z[winner] - z[j]);
      }
      distance = Math.min(distance, ReferenceUnit.distanceToKink(layer.unit(), z[winner]));
      if (l1) {
        distance = Math.min(distance, Math.abs(z[winner]));
      }
    }
    return distance;
  }
}
