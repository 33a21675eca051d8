package org.truezero.math;

/**
 * A random order of the numbers 0 .. size − 1 that needs no array: {@link #at} computes the number
 * at any position, so that data sets of any size can be shuffled.
 *
 * <p>A balanced Feistel network of six rounds over the next even power of two, walked along its
 * cycle until it falls inside the range (Black and Rogaway 2002, "Ciphers with arbitrary finite
 * domains"). The expected number of walks is below four. Immutable and safe for any number of
 * threads.
 */
public final class Permutation {
  private static final int ROUNDS = 6;

  private final RandomStream stream;
  private final long epoch;
  private final long size;
  private final int halfBits;
  private final long halfMask;

  /**
   * Describes the order of one epoch.
   *
   * @param stream source of the round keys
   * @param epoch which order of the stream
   * @param size how many numbers, 0 or more
   */
  public Permutation(RandomStream stream, long epoch, long size) {
    if (size < 0) {
      throw new IllegalArgumentException("size of a permutation: " + size + ", expected 0 or more");
    }
    this.stream = stream;
    this.epoch = epoch;
    this.size = size;
    int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1)));
    halfBits = (bits + 1) / 2;
    halfMask = (1L << halfBits) - 1;
  }

  /** Returns how many numbers are permuted. */
  public long size() {
    return size;
  }

  /**
   * Returns the number at a position.
   *
   * @param position in [0, size)
   * @throws IndexOutOfBoundsException if the position is outside
   */
  public long at(long position) {
    if (position < 0 || position >= size) {
      throw new IndexOutOfBoundsException("position " + position + " of " + size);
    }
    long x = position;
    do {
      x = encrypt(x);
    } while (Long.compareUnsigned(x, size) >= 0);
    return x;
  }

  private long encrypt(long x) {
    long left = x >>> halfBits;
    long right = x & halfMask;
    for (int round = 0; round < ROUNDS; round++) {
      // The half block is at most 32 bits wide: it addresses the stream like an example does.
      long mixed = left ^ (stream.bits(epoch, (int) right, round) & halfMask);
      left = right;
      right = mixed;
    }
    return left << halfBits | right;
  }
}
