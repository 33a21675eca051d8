package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;

/**
 * With probability 0.2, exchanges 4⌊256c/3⌋ different pixels with a neighbour: in turn with the one
 * to the left, to the right, above and below, as far as there is one.
 */
record PixelPermutation() implements Transformation {
  private static final double CHANCE = 0.2;

  @Override
  public String name() {
    return "pixel permutation";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (!draws.chance(0, CHANCE)) {
      return picture;
    }
    float[] permuted = picture.clone();
    int[] pixels = draws.distinct(1, 4 * (int) (256 * complexity / 3), PIXELS);
    for (int i = 0; i < pixels.length; i++) {
      int other = neighbour(pixels[i], i % 4);
      float ink = permuted[pixels[i]];
      permuted[pixels[i]] = permuted[other];
      permuted[other] = ink;
    }
    return permuted;
  }

  /** Returns the neighbour to a side, or the pixel itself where the picture ends. */
  static int neighbour(int pixel, int side) {
    int x = pixel % SIDE;
    int y = pixel / SIDE;
    return switch (side) {
      case 0 -> x > 0 ? pixel - 1 : pixel;
      case 1 -> x < SIDE - 1 ? pixel + 1 : pixel;
      case 2 -> y > 0 ? pixel - SIDE : pixel;
      default -> y < SIDE - 1 ? pixel + SIDE : pixel;
    };
  }
}
