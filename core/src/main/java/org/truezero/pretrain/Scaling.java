package org.truezero.pretrain;

import java.util.Locale;

/**
 * How the outputs of a layer are brought into [0, 1], so that the next layer can reconstruct them
 * by cross-entropy ("scaled", Glorot et al. 2011, §3.2; both readings: authors' code, 2010). The
 * scale is worked into the weights and biases of the layer, which needs a positively homogeneous
 * unit.
 */
public enum Scaling {
  /** As they are. */
  NONE,
  /** By the greatest output of the layer over the data. */
  LAYER,
  /** Each unit by its own greatest output over the data. */
  UNIT;

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a scaling from its text.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Scaling parse(String text) {
    for (Scaling each : values()) {
      if (each.text().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException("scaling \"" + text + "\", expected none, layer or unit");
  }
}
