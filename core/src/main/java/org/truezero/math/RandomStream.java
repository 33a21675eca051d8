package org.truezero.math;

/**
 * Random numbers by address: the same (seed, purpose, step, example, unit) always gives the same
 * number, whichever thread asks and in whatever order.
 *
 * <p>This is the counter-based generator Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011,
 * "Parallel random numbers: as easy as 1, 2, 3"). Key: the seed mixed with the purpose. Counter:
 * step (64 bits), example (32 bits), unit (32 bits). Immutable and safe for any number of threads.
 */
public final class RandomStream {
  private static final long MULTIPLIER_0 = 0xD2511F53L;
  private static final long MULTIPLIER_1 = 0xCD9E8D57L;
  private static final int WEYL_0 = 0x9E3779B9;
  private static final int WEYL_1 = 0xBB67AE85;
  private static final long LOW = 0xFFFFFFFFL;
  private static final int ROUNDS = 10;

  private final int key0;
  private final int key1;

  /**
   * Opens the stream of one purpose.
   *
   * @param seed the seed of the run, any value
   * @param purpose what the numbers are for, such as "weights of layer 0" or "shuffle"
   */
  public RandomStream(long seed, String purpose) {
    long key = mix(seed + 0x9E3779B97F4A7C15L);
    for (int i = 0; i < purpose.length(); i++) {
      key = mix(key ^ (purpose.charAt(i) * 0xD6E8FEB86659FD93L));
    }
    key0 = (int) key;
    key1 = (int) (key >>> 32);
  }

  RandomStream(int key0, int key1) {
    this.key0 = key0;
    this.key1 = key1;
  }

  /**
   * Returns 64 random bits.
   *
   * @param step any number that counts steps, epochs or rows
   * @param example position inside the step
   * @param unit position inside the example
   */
  public long bits(long step, int example, int unit) {
    int c0 = unit;
    int c1 = example;
    int c2 = (int) step;
    int c3 = (int) (step >>> 32);
    int k0 = key0;
    int k1 = key1;
    for (int round = 0; round < ROUNDS; round++) {
      long product0 = MULTIPLIER_0 * (c0 & LOW);
      long product1 = MULTIPLIER_1 * (c2 & LOW);
      c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
      c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
      c1 = (int) product1;
      c3 = (int) product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    return (c1 & LOW) << 32 | (c0 & LOW);
  }

  /** Returns a number uniform in [0, 1), a multiple of 2⁻²⁴. */
  public float uniform(long step, int example, int unit) {
    return (bits(step, example, unit) >>> 40) * 0x1p-24f;
  }

  /** Returns a number uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double uniformDouble(long step, int example, int unit) {
    return (bits(step, example, unit) >>> 11) * 0x1p-53;
  }

  /** Returns a number from the standard normal distribution (Box and Muller 1958). */
  public double gaussian(long step, int example, int unit) {
    long bits = bits(step, example, unit);
    double radius = ((bits >>> 32) + 1) * 0x1p-32;
    double angle = (bits & LOW) * 0x1p-32;
    return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(2 * Math.PI * angle);
  }

  /** Stafford's variant 13 of the 64-bit finaliser of MurmurHash3. */
  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
