package org.truezero.experiments.scenes;

import org.truezero.experiments.characters.Draws;

/**
 * A random texture: three layers of smooth noise, each a grid of random levels with blends between
 * them (value noise), and a soft edge in a random direction, beyond which it is lighter or darker.
 */
final class Backdrop {
  /** The finest grid; the others are two and four times as wide. */
  private static final double CELL = 3;

  private static final int LAYERS = 3;

  /** The texture reaches this many pixels beyond the picture. */
  private static final int MARGIN = 6;

  private static final int GRID = (int) ((Camera.SIDE + 2 * MARGIN) / CELL) + 2;
  private static final int FIRST_GRID_DRAW = 16;

  private final float[] levels = new float[LAYERS * GRID * GRID];
  private final double[] strengths = new double[LAYERS];
  private final double level;
  private final double edgeX;
  private final double edgeY;
  private final double edgeAt;
  private final double step;

  Backdrop(Draws draws) {
    level = draws.uniform(0, 0.2, 0.8);
    double contrast = draws.uniform(1, 0.05, 0.35);
    for (int layer = 0; layer < LAYERS; layer++) {
      // Coarse structure is the stronger, as in photographs.
      strengths[layer] = contrast * draws.uniform(2 + layer) / (1 << LAYERS - 1 - layer);
    }
    double angle = draws.uniform(5, 0, 2 * StrictMath.PI);
    edgeX = StrictMath.cos(angle);
    edgeY = StrictMath.sin(angle);
    edgeAt = draws.uniform(6, -12, 12);
    step = draws.uniform(7, -0.3, 0.3);
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) draws.uniform(FIRST_GRID_DRAW + i, -1, 1);
    }
  }

  /**
   * Returns the brightness at a place in pixels from the top left, at most {@link #MARGIN} outside
   * the picture; not limited to 0..1.
   */
  double brightness(double x, double y) {
    double sum = level;
    double cell = CELL;
    for (int layer = 0; layer < LAYERS; layer++) {
      sum += strengths[layer] * noise(layer, (x + MARGIN) / cell, (y + MARGIN) / cell);
      cell *= 2;
    }
    double half = 0.5 * Camera.SIDE;
    double beyond = (x - half) * edgeX + (y - half) * edgeY - edgeAt;
    return sum + step * Math.max(0, Math.min(1, beyond + 0.5));
  }

  private double noise(int layer, double x, double y) {
    int column = (int) x;
    int row = (int) y;
    double right = blend(x - column);
    double down = blend(y - row);
    int at = (layer * GRID + row) * GRID + column;
    double upper = levels[at] + right * (levels[at + 1] - levels[at]);
    double lower = levels[at + GRID] + right * (levels[at + GRID + 1] - levels[at + GRID]);
    return upper + down * (lower - upper);
  }

  private static double blend(double part) {
    return part * part * (3 - 2 * part);
  }
}
