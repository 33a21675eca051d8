package org.truezero.network;

import java.util.Locale;

/**
 * Which units of a one-sided layer have their output multiplied by −1, so that the mean activation
 * of the layer cancels (Glorot et al. 2011, §4.1). Drawn once and stored with the model.
 */
public enum SignBalance {
  /** No output is negated. */
  NONE,
  /** Each output is negated with probability ½ (the authors' code, 2010). */
  RANDOM,
  /** Half of the outputs, chosen at random, are negated (the sentence of the paper). */
  EXACT_HALF;

  /** Returns the text that {@link #parse} reads back: {@code none}, {@code random}, … */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Reads a sign balance from its text.
   *
   * @throws IllegalArgumentException if it is none of the three
   */
  public static SignBalance parse(String text) {
    for (SignBalance balance : values()) {
      if (balance.text().equals(text.trim())) {
        return balance;
      }
    }
    throw new IllegalArgumentException(
        "unknown sign balance \"" + text + "\", expected none, random or exact-half");
  }
}
