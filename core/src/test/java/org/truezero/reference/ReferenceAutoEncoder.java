package org.truezero.reference;

import org.truezero.network.Decoder;
import org.truezero.network.Layer;
import org.truezero.network.Unit;
import org.truezero.pretrain.Reconstruction;

/**
 * A denoising auto-encoder in double precision: the formulas of Glorot et al. 2011, §3.2, with
 * plain matrices. Its parameters are one array, so that a test can move each of them a little.
 */
public final class ReferenceAutoEncoder {
  private final Unit unit;
  private final int inputs;
  private final int units;
  private final boolean tied;
  private final double[] signs;
  private final int biasAt;
  private final int learnedAt;
  private final int decoderAt;
  private final int decoderBiasAt;

  /** Weights, biases, the units' own, the decoder's weights (none if tied) and its biases. */
  public final double[] parameters;

  /** Copies a layer and its decoder. */
  public ReferenceAutoEncoder(Layer layer, Decoder decoder) {
    unit = layer.unit();
    inputs = layer.layout().rows();
    units = layer.layout().units();
    tied = decoder.isTied();
    signs = Doubles.of(layer.signs());
    double[] weights = Doubles.of(layer.weightMatrix());
    double[] bias = Doubles.of(layer.biasVector());
    double[] learned = Doubles.of(layer.learned());
    double[] back = tied ? new double[0] : backwards(decoder);
    double[] backBias = Doubles.of(decoder.bias());
    biasAt = weights.length;
    learnedAt = biasAt + bias.length;
    decoderAt = learnedAt + learned.length;
    decoderBiasAt = decoderAt + back.length;
    parameters = new double[decoderBiasAt + backBias.length];
    System.arraycopy(weights, 0, parameters, 0, weights.length);
    System.arraycopy(bias, 0, parameters, biasAt, bias.length);
    System.arraycopy(learned, 0, parameters, learnedAt, learned.length);
    System.arraycopy(back, 0, parameters, decoderAt, back.length);
    System.arraycopy(backBias, 0, parameters, decoderBiasAt, backBias.length);
  }

  /** Returns the decoder's weights by reconstructed input and code. */
  private static double[] backwards(Decoder decoder) {
    int rows = decoder.layout().rows();
    int codes = decoder.layout().units();
    double[] matrix = new double[rows * codes];
    for (int i = 0; i < rows; i++) {
      for (int u = 0; u < codes; u++) {
        matrix[i * codes + u] = decoder.weights()[decoder.layout().position(i, u, 0)];
      }
    }
    return matrix;
  }

  /**
   * Returns the mean over examples of Σ weight·loss + λ·Σ|h|.
   *
   * @param corrupted [examples][inputs]
   * @param targets [examples][inputs]
   * @param weights what each input counts, 0 if it is not reconstructed
   */
  public double objective(
      double[][] corrupted,
      double[][] targets,
      double[][] weights,
      Reconstruction reconstruction,
      double l1) {
    double sum = 0;
    for (int e = 0; e < corrupted.length; e++) {
      double[] code = code(corrupted[e]);
      for (double h : code) {
        sum += l1 * Math.abs(h);
      }
      for (int i = 0; i < inputs; i++) {
        if (weights[e][i] != 0) {
          sum += weights[e][i] * loss(reconstruction, score(code, i), targets[e][i]);
        }
      }
    }
    return sum / corrupted.length;
  }

  /** Returns the outputs of the layer. */
  private double[] code(double[] input) {
    int pieces = unit.pieces();
    double[] code = new double[units * unit.outputs()];
    for (int u = 0; u < units; u++) {
      double[] z = new double[pieces];
      for (int k = 0; k < pieces; k++) {
        int column = u * pieces + k;
        z[k] = parameters[biasAt + column];
        for (int i = 0; i < inputs; i++) {
          z[k] += input[i] * parameters[i * units * pieces + column];
        }
      }
      double learned = unit.learned() > 0 ? parameters[learnedAt + u] : 0;
      double winner = z[ReferenceUnit.winner(z)];
      for (int which = 0; which < unit.outputs(); which++) {
        code[u * unit.outputs() + which] =
            signs[u] * ReferenceUnit.value(unit, winner, learned, which);
      }
    }
    return code;
  }

  private double score(double[] code, int input) {
    int from = tied ? input * units : decoderAt + input * code.length;
    double score = parameters[decoderBiasAt + input];
    for (int u = 0; u < code.length; u++) {
      score += (tied ? signs[u] : 1) * code[u] * parameters[from + u];
    }
    return score;
  }

  private static double loss(Reconstruction reconstruction, double f, double x) {
    return switch (reconstruction) {
      case SOFTPLUS -> square(x - Math.log1p(Math.exp(f)));
      case SIGMOID ->
          -x * Math.log(1 / (1 + Math.exp(-f))) - (1 - x) * Math.log(1 / (1 + Math.exp(f)));
      case LINEAR -> square(x - f);
      case RECTIFIER -> square(x - Math.max(0, f));
    };
  }

  private static double square(double number) {
    return number * number;
  }
}
