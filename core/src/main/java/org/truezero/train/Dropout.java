package org.truezero.train;

import java.util.List;

/**
 * Which part of the inputs and hidden outputs is set to zero at every presentation; the others are
 * divided by the kept fraction, so that nothing changes when the network is used (Srivastava et al.
 * 2014, inverted). Drawn for active units only.
 *
 * @param input probability for an input, in [0, 1)
 * @param hidden probability for each hidden layer, or one for all, in [0, 1)
 */
public record Dropout(float input, List<Float> hidden) {
  /** No dropout. */
  public static final Dropout NONE = new Dropout(0, List.of(0f));

  /** Copies and checks. */
  public Dropout {
    hidden = List.copyOf(hidden);
    if (hidden.isEmpty()) {
      throw new IllegalArgumentException("dropout: no value, expected one or one per hidden layer");
    }
    require("input dropout", input);
    for (float p : hidden) {
      require("dropout", p);
    }
  }

  /** Returns whether anything is ever set to zero. */
  boolean active() {
    return input > 0 || hidden.stream().anyMatch(p -> p > 0);
  }

  /** Returns the probability for a hidden layer. */
  public float hidden(int layer) {
    return hidden.get(hidden.size() == 1 ? 0 : layer);
  }

  private static void require(String what, float p) {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException(what + ": " + p + ", expected 0 to below 1");
    }
  }
}
