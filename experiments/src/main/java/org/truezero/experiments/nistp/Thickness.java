package org.truezero.experiments.nistp;

import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;

/**
 * Makes strokes thinner or thicker: erosion or dilation by one of the smallest structuring
 * elements, ⌈5c⌉ of them for erosion and ⌈9c⌉ for dilation; each of these, and doing nothing, is
 * equally likely. Afterwards the greatest value is again what it was.
 */
record Thickness() implements Transformation {
  @Override
  public String name() {
    return "thickness";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    int erosions = (int) Math.ceil(5 * complexity);
    int dilations = (int) Math.ceil(9 * complexity);
    int choice = draws.below(0, erosions + dilations + 1);
    if (choice < erosions) {
      return rescaled(StructuringElement.ALL.get(choice).eroded(picture), picture);
    }
    if (choice < erosions + dilations) {
      return rescaled(StructuringElement.ALL.get(choice - erosions).dilated(picture), picture);
    }
    return picture;
  }

  /** Brings a picture to the maximum of another; where erosion left nothing, the other stays. */
  static float[] rescaled(float[] picture, float[] before) {
    float was = Picture.greatest(before);
    float is = Picture.greatest(picture);
    if (is == 0) {
      return before;
    }
    for (int i = 0; i < picture.length; i++) {
      // The quotient comes first: it is at most 1, and exactly 1 where the maximum is.
      picture[i] = picture[i] / is * was;
    }
    return picture;
  }
}
