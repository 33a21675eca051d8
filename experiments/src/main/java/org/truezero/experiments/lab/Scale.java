package org.truezero.experiments.lab;

import java.util.Locale;

/** How much an experiment spends. */
public enum Scale {
  /** Under three minutes: shows that everything runs, and nothing else. */
  SMOKE,
  /** Minutes: all experiments together take under half an hour on two cores. */
  QUICK,
  /** Minutes to many hours, for one experiment. */
  LONG,
  /** As in the paper, as far as the experiment says. */
  PAPER;

  /** Returns the text that {@link #parse} reads back. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a scale from its text.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Scale parse(String text) {
    for (Scale each : values()) {
      if (each.text().equals(text.trim().toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new IllegalArgumentException(
        "scale \"" + text + "\", expected smoke, quick, long or paper");
  }

  /** Returns one of three things: for smoke, for quick, and for all that is more. */
  public <T> T choose(T smoke, T quick, T larger) {
    return choose(smoke, quick, larger, larger);
  }

  /** Returns one of four things, in the order of the scales. */
  public <T> T choose(T smoke, T quick, T longer, T paper) {
    return switch (this) {
      case SMOKE -> smoke;
      case QUICK -> quick;
      case LONG -> longer;
      case PAPER -> paper;
    };
  }
}
