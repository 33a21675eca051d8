package org.truezero.pretrain;

import org.truezero.math.RandomStream;

/**
 * Walks over the numbers of a range that are each chosen with the same probability, ascending, in
 * time proportional to those chosen: the distance to the next one is geometric.
 */
final class Skips {
  private final RandomStream stream;
  private final long step;
  private final int example;
  private final double logOfNot;
  private final int end;
  private int draw;
  private int index = -1;

  /**
   * Finds the first one.
   *
   * @param step addresses the draws, with the example
   * @param probability in [0, 1]
   * @param end the range is [0, end)
   */
  Skips(RandomStream stream, long step, int example, double probability, int end) {
    this.stream = stream;
    this.step = step;
    this.example = example;
    this.end = end;
    logOfNot = StrictMath.log1p(-probability);
    next();
  }

  /** Returns the number found; {@code end} if there are no more. */
  int index() {
    return index;
  }

  /** Goes on to the next one. */
  void next() {
    if (logOfNot == 0) {
      index = end;
      return;
    }
    // Below zero, so that these draws are not those of any input.
    double uniform = stream.uniformDouble(step, example, --draw);
    double distance = StrictMath.floor(StrictMath.log1p(-uniform) / logOfNot);
    index = distance >= end - 1.0 - index ? end : index + 1 + (int) distance;
  }
}
