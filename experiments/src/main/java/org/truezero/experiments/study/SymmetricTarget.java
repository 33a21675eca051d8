package org.truezero.experiments.study;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import org.truezero.data.Target;
import org.truezero.math.RandomStream;

/**
 * A function of the plane, a sum of {@link #TERMS} units of one kind in different directions with
 * changing signs: y(−x) = y(x) or y(−x) = −y(x).
 */
enum SymmetricTarget {
  /** A sum of absolute values. */
  EVEN("symmetric", "absolute", Math::abs),
  /** A sum of hyperbolic tangents. */
  ODD("antisymmetric", "tanh", z -> StrictMath.tanh(2 * z));

  /** Units that the target is made of. */
  static final int TERMS = 4;

  private static final int INPUTS = 2;

  /** Points that say how large the values are. */
  private static final int SAMPLE = 100_000;

  private final String text;
  private final String unit;
  private final DoubleUnaryOperator response;

  SymmetricTarget(String text, String unit, DoubleUnaryOperator response) {
    this.text = text;
    this.unit = unit;
    this.response = response;
  }

  /** Returns the word for the symmetry. */
  String text() {
    return text;
  }

  /** Returns the unit that has this symmetry by itself. */
  String unit() {
    return unit;
  }

  /** Returns the value at a point. */
  double at(double x, double y) {
    double sum = 0;
    for (int term = 0; term < TERMS; term++) {
      double angle = Math.PI * (term + 0.3) / TERMS;
      double z = StrictMath.cos(angle) * x + StrictMath.sin(angle) * y;
      sum += (term % 2 == 0 ? 1 : -0.7) * response.applyAsDouble(z);
    }
    return sum;
  }

  /**
   * Draws points of the square from −1 to 1 with their values, standardised.
   *
   * @param count how many
   * @param purpose names the random stream, so that training and test points differ
   */
  MadeRows rows(int count, String purpose) {
    RandomStream random = new RandomStream(1, text + " target, " + purpose);
    float[][] features = new float[count][INPUTS];
    double[] values = new double[count];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < INPUTS; i++) {
        features[row][i] = 2 * random.uniform(row, 0, i) - 1;
      }
      values[row] = at(features[row][0], features[row][1]);
    }
    return new MadeRows(
        String.format(Locale.ROOT, "%s target, %s", text, purpose),
        new Target.Values(List.of("y")),
        features,
        standardised(values));
  }

  /** Brings values to mean 0 and deviation 1 over the square, the same for all samples. */
  private float[][] standardised(double[] values) {
    RandomStream random = new RandomStream(1, text + " target, size");
    double mean = 0;
    double squares = 0;
    for (int row = 0; row < SAMPLE; row++) {
      double value = at(2 * random.uniform(row, 0, 0) - 1, 2 * random.uniform(row, 0, 1) - 1);
      mean += value / SAMPLE;
      squares += value * value / SAMPLE;
    }
    double deviation = Math.sqrt(squares - mean * mean);
    float[][] targets = new float[values.length][1];
    for (int row = 0; row < values.length; row++) {
      targets[row][0] = (float) ((values[row] - mean) / deviation);
    }
    return targets;
  }
}
