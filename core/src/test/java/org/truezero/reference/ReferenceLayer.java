package org.truezero.reference;

import java.util.List;
import org.truezero.network.Layer;
import org.truezero.network.Unit;

/**
 * One layer: z = x·W + b, then the units, then the signs. Column {@code u·pieces + k} of W belongs
 * to piece k of unit u.
 *
 * @param unit what the units compute
 * @param inputs rows of W
 * @param units how many units
 * @param weights row-major [inputs × units·pieces]
 * @param bias [units·pieces]
 * @param learned one per unit, or none
 * @param signs +1 or −1 per unit
 */
public record ReferenceLayer(
    Unit unit,
    int inputs,
    int units,
    double[] weights,
    double[] bias,
    double[] learned,
    double[] signs) {

  /** Copies a production layer. */
  public static ReferenceLayer of(Layer layer) {
    return new ReferenceLayer(
        layer.unit(),
        layer.layout().rows(),
        layer.layout().units(),
        Doubles.of(layer.weightMatrix()),
        Doubles.of(layer.biasVector()),
        Doubles.of(layer.learned()),
        Doubles.of(layer.signs()));
  }

  /** Returns the number of pre-activations. */
  public int columns() {
    return units * unit.pieces();
  }

  /** Returns the number of outputs. */
  public int outputs() {
    return units * unit.outputs();
  }

  /** Returns the arrays that training changes: weights, bias, learned. */
  public List<double[]> parameters() {
    return List.of(weights, bias, learned);
  }

  double[] preActivations(double[] x) {
    double[] z = bias.clone();
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < columns(); j++) {
        z[j] += x[i] * weights[i * columns() + j];
      }
    }
    return z;
  }

  /** Returns the column an output depends on. */
  int column(int output, double[] z) {
    int u = output / unit.outputs();
    double[] pieces = new double[unit.pieces()];
    System.arraycopy(z, u * unit.pieces(), pieces, 0, unit.pieces());
    return u * unit.pieces() + ReferenceUnit.winner(pieces);
  }

  private double learnedOf(int u) {
    return learned.length == 0 ? 0 : learned[u];
  }

  double output(int output, double[] z) {
    int u = output / unit.outputs();
    double zu = z[column(output, z)];
    return signs[u] * ReferenceUnit.value(unit, zu, learnedOf(u), output % unit.outputs());
  }

  double slope(int output, double[] z) {
    int u = output / unit.outputs();
    double zu = z[column(output, z)];
    return signs[u] * ReferenceUnit.slope(unit, zu, learnedOf(u), output % unit.outputs());
  }

  double learnedSlope(int output, double[] z) {
    int u = output / unit.outputs();
    return signs[u] * ReferenceUnit.learnedSlope(unit, z[column(output, z)]);
  }
}
