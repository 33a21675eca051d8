package org.truezero.network;

import java.util.Arrays;
import org.truezero.math.HalfWeights;
import org.truezero.math.PanelLayout;
import org.truezero.math.Permutation;
import org.truezero.math.RandomStream;

/**
 * The parameters of one layer: weights in panels, biases in site order, learned parameters of the
 * units and the sign of every unit. Mutable: training changes the arrays in place. The arrays
 * handed out are the live ones; they may be read by any number of threads while nobody writes.
 */
public final class Layer {
  private final Unit unit;
  private final PanelLayout layout;
  private final float[] weights;
  private final float[] bias;
  private final float[] learned;
  private final float[] signs;

  /** What the forward pass reads instead of {@link #weights}, which are then not there; or null. */
  private final HalfWeights half;

  private Layer(
      Unit unit,
      PanelLayout layout,
      float[] weights,
      float[] bias,
      float[] learned,
      float[] signs,
      HalfWeights half) {
    this.unit = unit;
    this.layout = layout;
    this.weights = weights;
    this.bias = bias;
    this.learned = learned;
    this.signs = signs;
    this.half = half;
  }

  /** Makes a layer whose weights and biases are 0 and whose signs are +1. */
  static Layer zero(int inputs, int units, Unit unit) {
    PanelLayout layout = PanelLayout.of(inputs, units, unit.pieces());
    float[] learned = new float[units * unit.learned()];
    Arrays.fill(learned, unit.initialLearned());
    float[] signs = new float[units];
    Arrays.fill(signs, 1);
    return new Layer(
        unit, layout, new float[layout.length()], new float[layout.sites()], learned, signs, null);
  }

  /** Draws the weights of a new layer; number {@code layer} addresses the random streams. */
  void draw(Initialisation initialisation, SignBalance balance, long seed, int layer) {
    RandomStream stream = new RandomStream(seed, "weights of layer " + layer);
    int inputs = layout.rows();
    int units = layout.units();
    double limit = Math.sqrt(6.0 / ((double) inputs + units));
    double deviation = Math.sqrt(2.0 / inputs);
    for (int i = 0; i < inputs; i++) {
      for (int u = 0; u < units; u++) {
        for (int k = 0; k < layout.pieces(); k++) {
          double weight =
              initialisation == Initialisation.GLOROT
                  ? (2 * stream.uniformDouble(k, i, u) - 1) * limit
                  : stream.gaussian(k, i, u) * deviation;
          weights[layout.position(i, u, k)] = (float) weight;
        }
      }
    }
    drawSigns(balance, new RandomStream(seed, "signs of layer " + layer));
  }

  private void drawSigns(SignBalance balance, RandomStream stream) {
    int units = signs.length;
    if (balance == SignBalance.RANDOM) {
      for (int u = 0; u < units; u++) {
        signs[u] = stream.bits(0, 0, u) < 0 ? -1 : 1;
      }
    } else if (balance == SignBalance.EXACT_HALF) {
      Permutation order = new Permutation(stream, 0, units);
      for (int position = 0; position < units / 2; position++) {
        signs[(int) order.at(position)] = -1;
      }
    }
  }

  /** Returns a copy that shares nothing. */
  public Layer copy() {
    return new Layer(
        unit, layout, weights.clone(), bias.clone(), learned.clone(), signs.clone(), null);
  }

  /** Returns a layer of other units that shares all parameters with this one. */
  Layer withUnit(Unit other) {
    return new Layer(other, layout, weights, bias, learned, signs, half);
  }

  /** Returns a copy for the forward pass alone, without weights but with {@link #half}. */
  Layer halved() {
    HalfWeights rounded = HalfWeights.of(layout, weights);
    return new Layer(
        unit, layout, new float[0], bias.clone(), learned.clone(), signs.clone(), rounded);
  }

  /** Returns the weights of half width of a {@link #halved} layer; null for any other. */
  HalfWeights half() {
    return half;
  }

  /** Copies all parameters of a layer of the same shape into this one. */
  public void set(Layer other) {
    if (!layout.equals(other.layout)) {
      throw new IllegalArgumentException("layer of " + layout + " set from " + other.layout);
    }
    System.arraycopy(other.weights, 0, weights, 0, weights.length);
    System.arraycopy(other.bias, 0, bias, 0, bias.length);
    System.arraycopy(other.learned, 0, learned, 0, learned.length);
    System.arraycopy(other.signs, 0, signs, 0, signs.length);
  }

  /** Returns what the units compute; {@link Linear} for the output layer. */
  public Unit unit() {
    return unit;
  }

  /** Returns where each weight lies. */
  public PanelLayout layout() {
    return layout;
  }

  /** Returns how many outputs the layer has. */
  public int outputs() {
    return layout.units() * unit.outputs();
  }

  /** Returns whether all parameters are finite. */
  boolean usable() {
    return finite(weights()) && finite(bias()) && finite(learned());
  }

  private static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  /** Returns the live weights, panel by panel (see {@link PanelLayout}). */
  public float[] weights() {
    return weights;
  }

  /** Returns the live biases in site order. */
  public float[] bias() {
    return bias;
  }

  /** Returns the live trained parameters of the units, {@code unit().learned()} per unit. */
  public float[] learned() {
    return learned;
  }

  /** Returns the live signs, +1 or −1 per unit. */
  public float[] signs() {
    return signs;
  }

  /** Returns whether any output is negated. */
  boolean signed() {
    return unit.oneSided() && anyNegative();
  }

  private boolean anyNegative() {
    for (float sign : signs) {
      if (sign < 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the weights as a plain matrix, row-major [inputs × units·pieces], the pieces of one
   * unit side by side.
   */
  public float[] weightMatrix() {
    int columns = layout.units() * layout.pieces();
    float[] matrix = new float[Math.multiplyExact(layout.rows(), columns)];
    for (int i = 0; i < layout.rows(); i++) {
      for (int u = 0; u < layout.units(); u++) {
        for (int k = 0; k < layout.pieces(); k++) {
          matrix[i * columns + u * layout.pieces() + k] = weights[layout.position(i, u, k)];
        }
      }
    }
    return matrix;
  }

  /** Sets the weights from a matrix as {@link #weightMatrix} gives it. */
  public void setWeightMatrix(float[] matrix) {
    int columns = layout.units() * layout.pieces();
    requireLength("weights", matrix.length, (long) layout.rows() * columns);
    for (int p = 0; p < layout.panels(); p++) {
      int first = layout.firstUnit(p);
      int count = layout.unitsIn(p);
      for (int i = 0; i < layout.rows(); i++) {
        int from = i * columns + first * layout.pieces();
        int to = layout.position(i, first, 0);
        if (layout.pieces() == 1) {
          // A copy of a whole row: models are loaded before the compilers have seen this loop.
          System.arraycopy(matrix, from, weights, to, count);
        } else {
          interleave(matrix, from, to, count);
        }
      }
    }
  }

  private void interleave(float[] matrix, int from, int to, int count) {
    int pieces = layout.pieces();
    for (int k = 0; k < pieces; k++) {
      for (int u = 0; u < count; u++) {
        weights[to + k * layout.unitsPerPanel() + u] = matrix[from + u * pieces + k];
      }
    }
  }

  /** Returns the biases [units·pieces], the pieces of one unit side by side. */
  public float[] biasVector() {
    float[] vector = new float[layout.units() * layout.pieces()];
    for (int u = 0; u < layout.units(); u++) {
      for (int k = 0; k < layout.pieces(); k++) {
        vector[u * layout.pieces() + k] = bias[layout.site(u, k)];
      }
    }
    return vector;
  }

  /** Sets the biases from a vector as {@link #biasVector} gives it. */
  public void setBiasVector(float[] vector) {
    requireLength("biases", vector.length, (long) layout.units() * layout.pieces());
    for (int u = 0; u < layout.units(); u++) {
      for (int k = 0; k < layout.pieces(); k++) {
        bias[layout.site(u, k)] = vector[u * layout.pieces() + k];
      }
    }
  }

  private static void requireLength(String what, int found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(found + " " + what + ", expected " + expected);
    }
  }
}
