package org.truezero.train;

import java.util.List;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Unit;

/**
 * The part of exact zeros that each hidden layer is to have on the training data. Training then
 * finds λ of the activation penalty by itself, for each layer, and the zeros are within {@link
 * #TOLERANCE} of what is asked when it ends, if a penalty can bring them there in that time.
 *
 * <p>After the forward pass of a batch, with its zeros z, of which there is a running mean s:
 *
 * <pre>
 *   s ← s + (z − s) · 16 dt / T
 *   λ ← λ · exp(140 g · dt / T − 100 Δs)      g = asked − s, but between −0.1 and 0.1
 * </pre>
 *
 * where dt are the steps since the last look and Δs is what s has just changed by. λ rests when s
 * moves by 1.4 g in a time T: so the zeros approach what is asked like exp(−1.4 t/T), whatever size
 * of λ that takes, and slow down before they are there. To have gone beyond is hard to undo,
 * because λ is never negative: below 1e-8 it is 0. It begins at 1e-6. T is an epoch, at least 1000
 * steps, but not more than a tenth of the training, and never less than 200 steps: so a training
 * takes some 2000 steps to arrive. The running mean is over 100 examples or more.
 *
 * <p>What counts are zeros with dropout off, as in an {@link Evaluation}. Without dropout these are
 * those of the batch itself; with it, one batch in ten (more often if T is short) is run once more
 * without. For the records of the history, 1000 training rows are looked at.
 *
 * @param zeroFractions what is asked of each hidden layer, or one for all, above 0 and below 1
 */
public record SparsityTarget(List<Double> zeroFractions) {
  /** How far from what is asked the zeros of a layer may be: one point. */
  public static final double TOLERANCE = 0.01;

  /** Copies and checks. */
  public SparsityTarget {
    zeroFractions = List.copyOf(zeroFractions);
    if (zeroFractions.isEmpty()) {
      throw new IllegalArgumentException(
          "target sparsity: no value, expected one or one per hidden layer");
    }
    for (double fraction : zeroFractions) {
      if (!(fraction > 0 && fraction < 1)) {
        throw new IllegalArgumentException(
            "target sparsity: " + fraction + ", expected a fraction above 0 and below 1");
      }
    }
  }

  /** Returns what is asked of a hidden layer. */
  public double of(int layer) {
    return zeroFractions.get(zeroFractions.size() == 1 ? 0 : layer);
  }

  /**
   * Checks that a penalty can change the zeros of all hidden layers.
   *
   * @throws IllegalArgumentException if a unit gives no exact zeros, or always as many (paired
   *     rectifiers: half), if the number of values is neither 1 nor that of the layers, or if there
   *     are no hidden layers
   */
  public void requireFitting(List<HiddenLayer> hidden) {
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("target sparsity needs hidden layers, found none");
    }
    if (zeroFractions.size() != 1 && zeroFractions.size() != hidden.size()) {
      throw new IllegalArgumentException(
          zeroFractions.size()
              + " values of target sparsity, expected 1 or one for each of "
              + hidden.size()
              + " hidden layers");
    }
    for (int l = 0; l < hidden.size(); l++) {
      Unit unit = hidden.get(l).unit();
      if (!unit.exactZeros() || unit.outputs() > 1) {
        throw new IllegalArgumentException(
            "target sparsity needs units that can be silent (rectifier, thresholded), hidden layer "
                + (l + 1)
                + " has "
                + unit.text());
      }
    }
  }

  /** Returns whether a layer has as many zeros as asked, give or take {@link #TOLERANCE}. */
  public boolean reached(int layer, ControlledLayer found) {
    return Math.abs(found.zeroFraction() - of(layer)) <= TOLERANCE;
  }

  /**
   * Returns how far outside the tolerance the worst layer is, 0 if all are inside. More zeros than
   * asked are not held against a layer whose λ is 0: no penalty gives fewer.
   *
   * @param layers one for each hidden layer
   * @return a fraction of the outputs
   */
  public double miss(List<ControlledLayer> layers) {
    double worst = 0;
    for (int l = 0; l < layers.size(); l++) {
      ControlledLayer layer = layers.get(l);
      double missing = of(l) - layer.zeroFraction();
      double distance = layer.l1() > 0 ? Math.abs(missing) : missing;
      worst = Math.max(worst, distance - TOLERANCE);
    }
    return worst;
  }
}
