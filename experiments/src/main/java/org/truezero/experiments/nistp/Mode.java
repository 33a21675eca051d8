package org.truezero.experiments.nistp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.truezero.experiments.characters.CharacterSupply;

/** Which transformations an example goes through, in order. */
public enum Mode {
  /** The five of NISTP as the papers describe it. */
  PAPER,
  /** The four that the published code of the authors applies: it leaves out the pinch. */
  CODE,
  /** The five of NISTP and nine more, which also blur, cover and pollute the pictures. */
  P07;

  /**
   * Returns the transformations in order.
   *
   * @param supply where other characters come from that cover an example
   */
  List<Transformation> transformations(CharacterSupply supply) {
    List<Transformation> nistp =
        List.of(new Slant(), new Thickness(), new Affine(), new LocalElastic(), new Pinch());
    return switch (this) {
      case PAPER -> nistp;
      case CODE -> nistp.subList(0, 4);
      case P07 -> {
        List<Transformation> all = new ArrayList<>(nistp);
        all.add(new MotionBlur());
        all.add(new Scratches());
        all.add(new Occlusion(supply));
        all.add(new PixelPermutation());
        all.add(new GaussianNoise());
        all.add(new Background());
        all.add(new SaltAndPepper());
        all.add(new SpatialSmoothing());
        all.add(new GreyLevel());
        yield all;
      }
    };
  }

  /** Returns the word for this mode in a data source: {@code paper}, {@code code}, …. */
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
