package org.truezero.experiments.characters;

import org.truezero.math.RandomStream;

/**
 * The random numbers of one purpose for one example. The same draw always gives the same number,
 * whatever was drawn before. A part is a further endless row of draws, for numbers by the thousand
 * or for another character.
 *
 * @param stream the numbers of the purpose
 * @param example number of the example in the endless row of examples
 * @param part which row of draws
 */
public record Draws(RandomStream stream, long example, int part) {
  /** Opens the first row of draws. */
  public Draws(RandomStream stream, long example) {
    this(stream, example, 0);
  }

  /** Returns another row of draws of the same purpose and example. */
  public Draws part(int other) {
    return new Draws(stream, example, other);
  }

  /** Returns a number uniform in [0, 1). */
  public double uniform(int draw) {
    return stream.uniformDouble(example, part, draw);
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
    return (int) ((stream.bits(example, part, draw) >>> 32) * bound >>> 32);
  }

  /** Returns a number from the standard normal distribution. */
  public double gaussian(int draw) {
    return stream.gaussian(example, part, draw);
  }

  /**
   * Returns different whole numbers, each choice and order equally likely.
   *
   * @param firstDraw the draws from this one on are used, one for each number
   * @param count how many, 0 to {@code bound}
   * @param bound the numbers are below it
   */
  public int[] distinct(int firstDraw, int count, int bound) {
    int[] all = new int[bound];
    for (int i = 0; i < bound; i++) {
      all[i] = i;
    }
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      int at = i + below(firstDraw + i, bound - i);
      chosen[i] = all[at];
      all[at] = all[i];
    }
    return chosen;
  }

  /**
   * Returns noise uniform in (−1, 1), of 16 bits each: one draw gives four numbers, because noise
   * by the thousand is what making an example costs.
   *
   * @param count how many numbers
   */
  public float[] noise(int count) {
    float[] noise = new float[count];
    int whole = count & ~3;
    for (int i = 0; i < whole; i += 4) {
      long bits = stream.bits(example, part, i >> 2);
      noise[i] = level(bits);
      noise[i + 1] = level(bits >>> 16);
      noise[i + 2] = level(bits >>> 32);
      noise[i + 3] = level(bits >>> 48);
    }
    for (int i = whole; i < count; i++) {
      noise[i] = level(stream.bits(example, part, whole >> 2) >>> 16 * (i - whole));
    }
    return noise;
  }

  /** Maps 16 bits to the middle of one of 2¹⁶ equal pieces of (−1, 1). */
  private static float level(long bits) {
    return ((int) (bits & 0xFFFF) - 32767.5f) * 0x1p-15f;
  }
}
