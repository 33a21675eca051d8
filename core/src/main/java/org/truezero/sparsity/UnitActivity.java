package org.truezero.sparsity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.network.ActivityCounter;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * How often each hidden output is active over a data set (CS231n: a rectifier that is active on no
 * example is dead).
 *
 * @param examples how many examples were looked at
 * @param zeroFraction exact zeros over all hidden outputs, 0..1; 0 without hidden layers
 * @param layers one per hidden layer
 */
public record UnitActivity(long examples, double zeroFraction, List<OfLayer> layers) {
  /** Outputs active on fewer than this fraction of the examples are called almost dead. */
  public static final double ALMOST_DEAD = 0.001;

  private static final int BATCH = 200;

  /** Copies the list. */
  public UnitActivity {
    layers = List.copyOf(layers);
  }

  /** Activity of the outputs of one hidden layer. Immutable. */
  public static final class OfLayer {
    private final double zeroFraction;
    private final double[] ascending;
    private final double[] fractions;

    private OfLayer(double zeroFraction, double[] fractions) {
      this.zeroFraction = zeroFraction;
      this.fractions = fractions;
      ascending = fractions.clone();
      Arrays.sort(ascending);
    }

    /** Returns the fraction of exact zeros, 0..1. */
    public double zeroFraction() {
      return zeroFraction;
    }

    /** Returns for each output the fraction of the examples on which it is not exactly zero. */
    public double[] activeFractions() {
      return fractions.clone();
    }

    /** Returns how many outputs are active on no example. */
    public long dead() {
      return Arrays.stream(ascending).filter(fraction -> fraction == 0).count();
    }

    /** Returns how many outputs are active on some, but on fewer than one in a thousand. */
    public long almostDead() {
      return Arrays.stream(ascending).filter(f -> f > 0 && f < ALMOST_DEAD).count();
    }

    /** Returns how many outputs are active on every example. */
    public long alwaysActive() {
      return Arrays.stream(ascending).filter(fraction -> fraction == 1).count();
    }

    /**
     * Returns how active an output is in its layer.
     *
     * @param quantile 0 for the least active one, 0.5 for the middle one, 1 for the most active
     * @return fraction of the examples, 0..1
     */
    public double activeFraction(double quantile) {
      return ascending[(int) Math.round(quantile * (ascending.length - 1))];
    }
  }

  /**
   * Measures the activity.
   *
   * @param network with dropout off
   * @param data one row or more; targets are not looked at
   * @param execution threads and kernels
   */
  public static UnitActivity measure(Network network, Dataset data, Execution execution) {
    Inference inference = new Inference(network, execution);
    ActivityCounter counter = new ActivityCounter(network.architecture());
    for (long from = 0; from < data.size(); from += BATCH) {
      inference.fill(data, from, (int) Math.min(BATCH, data.size() - from));
      inference.run();
      counter.add(inference);
    }
    List<OfLayer> layers = new ArrayList<>();
    for (int l = 0; l < counter.layers(); l++) {
      double examples = counter.examples();
      double[] fractions =
          Arrays.stream(counter.active(l)).mapToDouble(count -> count / examples).toArray();
      layers.add(new OfLayer(counter.zeroFraction(l), fractions));
    }
    return new UnitActivity(counter.examples(), counter.zeroFraction(), layers);
  }
}
