package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.SIDE;

import org.truezero.experiments.characters.CharacterClasses;
import org.truezero.experiments.characters.CharacterSupply;
import org.truezero.experiments.characters.Draws;

/**
 * With probability 0.4, puts a piece of another character at the left, at the right or, at half its
 * strength, in the centre, each equally likely, and takes the greater value. From the middle of the
 * other character the piece reaches min(15, |N(⌊8c⌋, 2)|) pixels to each of the four sides.
 *
 * @param supply where other clean characters come from; any of the 62 that it has
 */
record Occlusion(CharacterSupply supply) implements Transformation {
  private static final double CHANCE = 0.4;
  private static final int MIDDLE = SIDE / 2 - 1;
  private static final float STRENGTH_IN_CENTRE = 0.5f;

  @Override
  public String name() {
    return "occlusion";
  }

  @Override
  public float[] apply(float[] picture, double complexity, Draws draws) {
    if (complexity == 0 || !draws.chance(0, CHANCE)) {
      return picture;
    }
    int up = reach(complexity, draws, 1);
    int down = reach(complexity, draws, 2);
    int left = reach(complexity, draws, 3);
    int right = reach(complexity, draws, 4);
    int width = left + 1 + right;
    int place = draws.below(5, 3) - 1;
    int fromSide = (int) Math.min(SIDE - width, Math.abs(2 * draws.gaussian(6)));
    int below = (int) (3 * draws.gaussian(7));
    int firstColumn = place == 0 ? SIDE / 2 - left : place < 0 ? fromSide : SIDE - fromSide - width;
    int middleLine =
        place == 0 ? SIDE / 2 : Math.max(up, Math.min(SIDE - 1 - down, SIDE / 2 + below));
    float strength = place == 0 ? STRENGTH_IN_CENTRE : 1;
    float[] other = other(draws.part(2));
    float[] occluded = picture.clone();
    for (int line = -up; line <= down; line++) {
      for (int column = 0; column < width; column++) {
        int at = (middleLine + line) * SIDE + firstColumn + column;
        float ink = other[(MIDDLE + line) * SIDE + MIDDLE - left + column];
        occluded[at] = Math.max(occluded[at], strength * ink);
      }
    }
    return occluded;
  }

  private static int reach(double complexity, Draws draws, int draw) {
    return (int) Math.min(15, Math.abs((int) (8 * complexity) + 2 * draws.gaussian(draw)));
  }

  private float[] other(Draws draws) {
    int classes = CharacterClasses.ALL.size();
    int character = draws.below(2, classes);
    while (!supply.has(character)) {
      character = (character + 1) % classes;
    }
    return supply.picture(character, draws);
  }
}
