package org.truezero.network;

import java.util.function.LongSupplier;

/**
 * Finds out by the clock which of two ways of doing the same work is quicker at present, where that
 * depends on what this machine is and on what else it does. For ways that give the same bits, so
 * that the clock shows in no result. Used by one thread: {@link #begin}, the work, {@link #end}.
 */
final class QuickerWay {
  /** One run in so many takes the way that was slower, since it may no longer be. */
  private static final int TRIAL = 16;

  /** Weight of the newest time in the means. */
  private static final double NEWEST = 0.25;

  /** A run that was interrupted counts as one that took so many times the mean. */
  private static final double LONGEST = 2;

  /** Mean time per unit of work of the first way and of the second; 0 before it was taken. */
  private final double[] mean = new double[2];

  private final LongSupplier clock;
  private int runs;
  private int taken;
  private boolean timed;
  private long start;

  /**
   * Knows nothing yet.
   *
   * @param clock in any unit of time
   */
  QuickerWay(LongSupplier clock) {
    this.clock = clock;
  }

  /**
   * Chooses the way of the next run.
   *
   * @param choice false if there is only the first way
   * @return whether to take the second way
   */
  boolean begin(boolean choice) {
    timed = choice;
    taken = 0;
    if (choice) {
      taken = mean[1] < mean[0] ? 1 : 0;
      if (++runs % TRIAL == 0) {
        taken = 1 - taken;
      }
      start = clock.getAsLong();
    }
    return taken == 1;
  }

  /**
   * Tells that the run is over.
   *
   * @param work how much it did, in any unit
   */
  void end(long work) {
    if (timed) {
      add((clock.getAsLong() - start) / (double) Math.max(1, work));
    }
  }

  private void add(double time) {
    double old = mean[taken];
    mean[taken] = old == 0 ? time : old + NEWEST * (Math.min(time, LONGEST * old) - old);
  }
}
