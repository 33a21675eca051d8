package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.Draws;
import org.truezero.experiments.characters.Picture;

/**
 * Puts a texture behind the ink: its greatest value is uniform in 0..c of that of the ink, and of
 * both the greater value is taken.
 *
 * <p>The original crops natural images. There are none here: the texture is generated, a sum of
 * three random fields with details of 16, 8 and 4 pixels, each half as strong as the one before,
 * like the falling spectrum of natural images.
 */
record Background() implements Transformation {
  private static final int[] DETAILS = {16, 8, 4};

  @Override
  public String name() {
    return "background";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    float level = (float) draws.uniform(0, 0, complexity) * Picture.greatest(picture);
    float[] texture = texture(draws);
    float[] both = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      both[i] = Math.max(picture[i], level * texture[i]);
    }
    return both;
  }

  /** Returns a texture that goes from 0 to 1. */
  static float[] texture(Draws draws) {
    float[] texture = new float[PIXELS];
    float strength = 1;
    for (int i = 0; i < DETAILS.length; i++) {
      add(DETAILS[i], strength, draws.part(2 + i), texture);
      strength /= 2;
    }
    float least = Float.POSITIVE_INFINITY;
    float greatest = Float.NEGATIVE_INFINITY;
    for (float value : texture) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    for (int i = 0; i < PIXELS; i++) {
      texture[i] = (texture[i] - least) / (greatest - least);
    }
    return texture;
  }

  /** Adds random numbers on a grid, with smooth transitions between them. */
  private static void add(int detail, float strength, Draws draws, float[] texture) {
    int knots = SIDE / detail + 1;
    float[] grid = draws.noise(knots * knots);
    for (int y = 0; y < SIDE; y++) {
      int line = y / detail * knots;
      float down = smooth((y % detail + 0.5f) / detail);
      for (int x = 0; x < SIDE; x++) {
        int at = line + x / detail;
        float right = smooth((x % detail + 0.5f) / detail);
        float upper = grid[at] + right * (grid[at + 1] - grid[at]);
        float lower = grid[at + knots] + right * (grid[at + knots + 1] - grid[at + knots]);
        texture[y * SIDE + x] += strength * (upper + down * (lower - upper));
      }
    }
  }

  /** Goes from 0 to 1 like t, but level at both ends. */
  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }
}
