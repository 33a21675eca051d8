package org.truezero.experiments.nistp;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Which transformations an example goes through, in order. */
public enum Mode {
  /** The five of NISTP as the papers describe it. */
  PAPER(new Slant(), new Thickness(), new Affine(), new LocalElastic(), new Pinch()),
  /** The four that the published code of the authors applies: it leaves out the pinch. */
  CODE(new Slant(), new Thickness(), new Affine(), new LocalElastic());

  private final List<Transformation> transformations;

  Mode(Transformation... transformations) {
    this.transformations = List.of(transformations);
  }

  List<Transformation> transformations() {
    return transformations;
  }

  /** Returns the word for this mode in a data source: {@code paper}, {@code code}. */
  public String spelling() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word of a data source.
   *
   * @throws IllegalArgumentException if it is another word
   */
  public static Mode parse(String text) {
    for (Mode mode : values()) {
      if (mode.spelling().equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException(
        "mode="
            + text
            + ", expected "
            + Arrays.stream(values()).map(Mode::spelling).collect(Collectors.joining(" or ")));
  }
}
