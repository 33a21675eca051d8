package org.truezero.math;

import java.util.function.LongSupplier;

/**
 * Finds out by the clock how many threads of a team are quickest at present. All of them are,
 * unless other processes want the same cores: then the batch waits for a thread that was put aside
 * in the middle of a task, again and again, and fewer threads do more. Results do not depend on the
 * number of threads, so the clock shows in none. Used by one thread: {@link #begin}, the work,
 * {@link #end}; what is done between two pieces has the size found so far, and after {@link #close}
 * the team is whole again.
 */
public final class TeamSize implements AutoCloseable {
  /** Nanoseconds of work that are compared: many time slices of the operating system. */
  private static final long WINDOW = 25_000_000;

  /** Another size is taken if it is so many times quicker than the windows before and after it. */
  private static final double QUICKER = 1.1;

  /** So much slower than the window before means that something has changed on this machine. */
  private static final double SLOWER = 0.7;

  /**
   * Windows until another size is tried, at first; twice as many each time that it does not pay.
   */
  private static final int SOON = 8;

  /** A trial each ten seconds costs a thousandth where the other size is half as quick. */
  private static final int LATE = 400;

  private enum Phase {
    STEADY,
    TRIAL,
    AFTER
  }

  private final WorkerTeam team;
  private final LongSupplier clock;
  private Phase phase = Phase.STEADY;
  private int size;
  private int other;
  private boolean upwards;
  private int wait = SOON;
  private int left = SOON;
  private double before;
  private double trial;
  private long start;
  private long elapsed;
  private long done;

  /**
   * Begins with all threads.
   *
   * @param team its size is set before each piece of work
   */
  public TeamSize(WorkerTeam team) {
    this(team, System::nanoTime);
  }

  TeamSize(WorkerTeam team, LongSupplier clock) {
    this.team = team;
    this.clock = clock;
    size = team.threads();
  }

  /** Sets the size of the team for the next piece of work. */
  public void begin() {
    if (team.threads() > 1) {
      team.use(phase == Phase.TRIAL ? other : size);
      start = clock.getAsLong();
    }
  }

  /**
   * Tells that the piece of work is done.
   *
   * @param work how much it was, in any unit that takes about the same time each
   */
  public void end(long work) {
    if (team.threads() > 1) {
      elapsed += clock.getAsLong() - start;
      done += work;
      if (elapsed >= WINDOW) {
        windowEnded((double) done / elapsed);
        elapsed = 0;
        done = 0;
      }
      team.use(size);
    }
  }

  /** Gives the team all its threads back. */
  @Override
  public void close() {
    team.use(team.threads());
  }

  private void windowEnded(double speed) {
    switch (phase) {
      case STEADY -> {
        if (speed < SLOWER * before) {
          wait = SOON;
          left = Math.min(left, SOON);
        }
        before = speed;
        if (--left <= 0) {
          beginTrial();
        }
      }
      case TRIAL -> {
        trial = speed;
        phase = Phase.AFTER;
      }
      case AFTER -> {
        endTrial(trial > QUICKER * Math.max(before, speed));
        before = speed;
      }
    }
  }

  private void beginTrial() {
    upwards = size == 1 || upwards && size < team.threads();
    other = upwards ? Math.min(team.threads(), 2 * size) : size / 2;
    phase = Phase.TRIAL;
  }

  private void endTrial(boolean pays) {
    if (pays) {
      size = other;
      wait = SOON;
    } else {
      upwards = !upwards;
      wait = Math.min(2 * wait, LATE);
    }
    left = wait;
    phase = Phase.STEADY;
  }
}
