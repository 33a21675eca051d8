package org.truezero.train;

import java.util.List;
import java.util.Optional;

/**
 * What is added to the loss, and what bounds the weights.
 *
 * @param l1 λ of each hidden layer, or one for all: λ·Σ|h| over the outputs of the layer, averaged
 *     over the mini-batch (authors' code, 2010, so λ multiplies a sum over units), 0 or more. With
 *     dropout, h is the output as the next layer receives it
 * @param l2 adds ½·l2·Σw² over all weights (not biases), 0 or more
 * @param maxNorm greatest Euclidean norm of the weights into one pre-activation, or infinity;
 *     hidden layers only
 * @param maxNormEvery applied after every so many steps, 1 or more
 * @param target zeros for which training finds λ; {@code l1} is then 0
 */
public record Penalties(
    List<Float> l1, float l2, float maxNorm, int maxNormEvery, Optional<SparsityTarget> target) {
  /** No penalty. */
  public static final Penalties NONE = new Penalties(List.of(0f), 0, Float.POSITIVE_INFINITY, 1);

  /** Copies and checks. */
  public Penalties {
    l1 = List.copyOf(l1);
    if (l1.isEmpty()) {
      throw new IllegalArgumentException("l1: no value, expected one or one per hidden layer");
    }
    for (float lambda : l1) {
      if (!(lambda >= 0 && lambda < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("l1: " + lambda + ", expected 0 or more");
      }
    }
    if (!(l2 >= 0 && l2 < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("l2: " + l2 + ", expected 0 or more");
    }
    if (!(maxNorm > 0)) {
      throw new IllegalArgumentException("max norm: " + maxNorm + ", expected above 0");
    }
    if (maxNormEvery < 1) {
      throw new IllegalArgumentException(
          "max norm every: " + maxNormEvery + ", expected 1 or more");
    }
    if (target.isPresent() && l1.stream().anyMatch(lambda -> lambda > 0)) {
      throw new IllegalArgumentException(
          "l1: " + l1 + ", expected 0 with a target sparsity, for which training finds it");
    }
  }

  /** States penalties without a target. */
  public Penalties(List<Float> l1, float l2, float maxNorm, int maxNormEvery) {
    this(l1, l2, maxNorm, maxNormEvery, Optional.empty());
  }

  /** Returns these penalties with a target instead of {@code l1}. */
  public Penalties withTarget(SparsityTarget value) {
    return new Penalties(List.of(0f), l2, maxNorm, maxNormEvery, Optional.of(value));
  }

  /** Returns λ of a hidden layer. */
  public float l1(int layer) {
    return l1.get(l1.size() == 1 ? 0 : layer);
  }
}
