package org.truezero.bench.jobs;

import java.util.Arrays;
import java.util.function.Consumer;
import org.truezero.math.Permutation;
import org.truezero.math.RandomStream;

/**
 * The mini-batches of a training in the order in which TrueZero's trainer presents them, so that
 * every system learns from the same examples at the same step. Used by one thread.
 */
public final class Batches {
  private final RandomStream shuffle;
  private final int size;
  private final int batch;
  private final int[] order;
  private long epoch;
  private int position;

  /**
   * Starts at the first example.
   *
   * @param training its seed and batch size
   * @param size rows of the training set
   */
  public Batches(Training training, int size) {
    shuffle = new RandomStream(training.seed(), "shuffle");
    this.size = size;
    batch = training.batch();
    order = new int[size];
    restart();
  }

  /** Goes back to the first example. */
  public void restart() {
    epoch = 0;
    position = 0;
    shuffle();
  }

  /**
   * Presents batches until at least so many more examples were seen.
   *
   * @param examples how many
   * @param step learns from one batch, given its row numbers
   */
  public void present(int examples, Consumer<int[]> step) {
    for (int seen = 0; seen < examples; ) {
      int[] rows = next();
      step.accept(rows);
      seen += rows.length;
    }
  }

  /** Returns the next rows; the last batch of an epoch is shorter. */
  int[] next() {
    if (position == size) {
      epoch++;
      position = 0;
      shuffle();
    }
    int end = Math.min(size, position + batch);
    int[] rows = Arrays.copyOfRange(order, position, end);
    position = end;
    return rows;
  }

  private void shuffle() {
    Permutation permutation = new Permutation(shuffle, epoch, size);
    for (int at = 0; at < size; at++) {
      order[at] = (int) permutation.at(at);
    }
  }
}
