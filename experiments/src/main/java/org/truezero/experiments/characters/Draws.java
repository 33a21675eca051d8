package org.truezero.experiments.characters;

import org.truezero.math.RandomStream;

/**
 * The random numbers of one step for one example. The same draw always gives the same number,
 * whatever was drawn before.
 *
 * @param stream the numbers of the step
 * @param example number of the example in the endless row of examples
 */
public record Draws(RandomStream stream, long example) {

  /** Returns a number uniform in [0, 1). */
  public double uniform(int draw) {
    return stream.uniformDouble(example, 0, draw);
  }

  /** Returns a number uniform in [low, high). */
  public double uniform(int draw, double low, double high) {
    return low + (high - low) * uniform(draw);
  }

  /** Returns whether something of this probability happens. */
  public boolean chance(int draw, double probability) {
    return uniform(draw) < probability;
  }

  /** Returns a whole number uniform in [0, bound), for bounds far below 2³². */
  public int below(int draw, int bound) {
    return (int) ((stream.bits(example, 0, draw) >>> 32) * bound >>> 32);
  }

  /** Returns a number from the standard normal distribution. */
  public double gaussian(int draw) {
    return stream.gaussian(example, 0, draw);
  }
}
