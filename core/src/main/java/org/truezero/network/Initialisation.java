package org.truezero.network;

import java.util.Locale;

/** How weights are drawn before training; biases start at 0. */
public enum Initialisation {
  /** Uniform in ±√(6 / (n_in + n_out)) (Glorot and Bengio 2010), the paper's. */
  GLOROT,
  /** Normal with deviation √(2 / n_in) (He et al. 2015). */
  HE;

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads an initialisation from its text.
   *
   * @throws IllegalArgumentException if it is neither {@code glorot} nor {@code he}
   */
  public static Initialisation parse(String text) {
    for (Initialisation initialisation : values()) {
      if (initialisation.text().equals(text.trim())) {
        return initialisation;
      }
    }
    throw new IllegalArgumentException(
        "unknown weight initialisation \"" + text + "\", expected glorot or he");
  }
}
