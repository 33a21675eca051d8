package org.truezero.math;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Numbered tasks that are begun before their results are wanted. Where there is a spare thread, it
 * does them one after another while the team works on something else; what it has not begun when
 * the results are wanted, the team does. Tasks must not depend on which thread runs them or in
 * which order. {@link #begin} and {@link #finish} take turns, called by the thread that calls the
 * team.
 */
public final class TasksAhead implements AutoCloseable {
  /**
   * In the lower half of {@link #next} where nothing is left to the spare thread. Not the number of
   * tasks, which may be that of the following round already when the spare thread compares.
   */
  private static final int NOTHING_LEFT = Integer.MAX_VALUE;

  private final WorkerTeam team;
  private final boolean spare;

  /** The round in the upper half, its next task that nobody has taken in the lower. */
  private final AtomicLong next = new AtomicLong();

  /** Tasks of this round that the spare thread has done. */
  private volatile int done;

  private volatile boolean closed;
  private volatile Throwable failure;
  private Thread thread;

  /** What was begun and not finished. */
  private volatile WorkerTeam.Task task;

  private int tasks;
  private int round;

  /**
   * Prepares; the spare thread is started by the first tasks.
   *
   * @param team does what is left; stays open
   * @param spare whether there is a spare thread: only where the machine has a core for it, because
   *     a team that has to share its cores waits for its slowest thread
   */
  public TasksAhead(WorkerTeam team, boolean spare) {
    this.team = team;
    this.spare = spare;
  }

  /** Returns how many threads may run tasks: the team's and the spare one. */
  public int threads() {
    return team.threads() + (spare ? 1 : 0);
  }

  /** Returns whether anything happens before the results are wanted. */
  public boolean spare() {
    return spare;
  }

  /**
   * Begins tasks 0 .. tasks − 1, and abandons those begun before.
   *
   * @param tasks 0 or more
   * @param task is told that thread {@code team.threads()} runs it where the spare one does
   */
  public void begin(int tasks, WorkerTeam.Task task) {
    abandon();
    failure = null;
    this.tasks = tasks;
    this.task = task;
    done = 0;
    round++;
    next.set(first());
    if (spare) {
      if (thread == null) {
        thread = new Thread(this::work, "truezero-ahead");
        thread.setDaemon(true);
        thread.start();
      }
      LockSupport.unpark(thread);
    }
  }

  /** Returns when none of the tasks begun is under way; those not begun yet are left out. */
  public void abandon() {
    awaitSpare(takeRest());
    task = null;
  }

  /**
   * Returns when all tasks begun have ended.
   *
   * @param task what was begun
   * @throws IllegalStateException if nothing was begun since, or something else
   * @throws RuntimeException or Error the first failure of a task
   */
  public void finish(WorkerTeam.Task task) {
    if (this.task != task) {
      throw new IllegalStateException("these tasks were not begun last");
    }
    int taken = takeRest();
    try {
      team.run(tasks - taken, (i, worker) -> task.run(taken + i, worker));
    } finally {
      awaitSpare(taken);
      this.task = null;
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure != null) {
      throw (RuntimeException) failure;
    }
  }

  /** Leaves nothing to the spare thread, and returns how many tasks it has taken. */
  private int takeRest() {
    return task == null ? 0 : (int) (next.getAndSet(first() + NOTHING_LEFT) - first());
  }

  /** The spare thread is in its last task, if it is in one. */
  private void awaitSpare(int taken) {
    while (done < taken) {
      Thread.onSpinWait();
    }
  }

  private long first() {
    return (long) round << 32;
  }

  private void work() {
    while (!closed) {
      long number = next.get();
      int taken = (int) number;
      if (taken >= tasks) {
        LockSupport.park(this);
      } else if (next.compareAndSet(number, number + 1)) {
        try {
          task.run(taken, team.threads());
        } catch (Throwable e) {
          failure = e;
        }
        done = taken + 1;
      }
    }
  }

  /** Ends the spare thread; the team stays open. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
