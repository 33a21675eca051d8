package org.truezero.data;

import org.truezero.math.Permutation;
import org.truezero.math.RandomStream;

/**
 * The mini-batches of a training: all rows of a data set in each epoch, in an order of its own that
 * follows from a random stream. The last mini-batch of an epoch may be shorter. For one thread.
 */
public final class EpochOrder {
  private final RandomStream shuffle;
  private final long length;
  private final int batchSize;
  private Permutation permutation;
  private long epoch = -1;

  /**
   * Prepares the order.
   *
   * @param shuffle gives each epoch its order
   * @param length rows in the data set, 1 or more
   * @param batchSize rows in a mini-batch, 1 or more
   */
  public EpochOrder(RandomStream shuffle, long length, int batchSize) {
    this.shuffle = shuffle;
    this.length = length;
    this.batchSize = batchSize;
  }

  /**
   * Some rows of a data set.
   *
   * @param order of the epoch
   * @param from position of the first one in it
   * @param count how many
   */
  public record Batch(Permutation order, long from, int count) {
    /**
     * Returns the number of a row in the data set.
     *
     * @param example in [0, count)
     */
    public long row(int example) {
      return order.at(from + example);
    }
  }

  /**
   * Returns the mini-batch that comes after so many examples.
   *
   * @param presented examples that have been presented, over all epochs
   */
  public Batch after(long presented) {
    if (presented / length != epoch) {
      epoch = presented / length;
      permutation = new Permutation(shuffle, epoch, length);
    }
    long from = presented % length;
    return new Batch(permutation, from, (int) Math.min(batchSize, length - from));
  }
}
