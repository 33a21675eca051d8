package org.truezero.model;

import java.util.Locale;

/** How the weights of a served network are kept; biases and arithmetic are float32 in any case. */
public enum Precision {
  /** As they were trained, 32 bits each. */
  FLOAT,
  /** Rounded to the nearest bfloat16, 16 bits each. */
  HALF;

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a precision from its text.
   *
   * @throws IllegalArgumentException if it is neither {@code float} nor {@code half}
   */
  public static Precision parse(String text) {
    for (Precision precision : values()) {
      if (precision.text().equals(text)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("\"" + text + "\", expected float or half");
  }
}
