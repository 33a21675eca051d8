package org.truezero.math;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * A fixed team of threads that runs numbered tasks; the caller's thread is one of them. Tasks must
 * not depend on which thread runs them or in which order: results are then the same for any number
 * of threads.
 *
 * <p>Each thread has a range of neighbouring tasks of its own, the same in every run of so many
 * tasks, and takes from the others' only when that is done. Weights then stay in the caches of one
 * core: with tasks handed out in any order, two threads on cores that share no cache were slower
 * than one.
 *
 * <p>Between runs a worker spins for a short while, because the next run usually follows within
 * microseconds, and then parks. When there are more threads than cores it parks at once. To be
 * called by one thread at a time.
 */
public final class WorkerTeam implements AutoCloseable {
  /**
   * About 0.2 ms: longer than the serial work between two batches, since waking a parked thread
   * costs more than that work, and shorter than a time slice.
   */
  private static final int SPINS = 10_000;

  /** Numbers of 8 bytes from one range to the next: two cache lines, which are fetched in pairs. */
  private static final int APART = 16;

  private final Worker[] workers;
  private final int spins;

  /** What is left of each thread's range: the next task in the upper half, the end in the lower. */
  private final AtomicLongArray left;

  private final AtomicInteger busy = new AtomicInteger();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private volatile boolean closed;
  private volatile Thread waiting;
  private Task task;

  /** Threads that take part in a run, the caller included. */
  private int used;

  /** One numbered piece of work. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does the work.
     *
     * @param task its number
     * @param worker which thread of the team does it, in [0, threads); for scratch, never for what
     *     is computed
     */
    void run(int task, int worker);
  }

  /**
   * Starts the team.
   *
   * @param threads 1 or more, the caller included
   */
  public WorkerTeam(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + ", expected 1 or more");
    }
    spins = threads > Runtime.getRuntime().availableProcessors() ? 0 : SPINS;
    left = new AtomicLongArray(Math.multiplyExact(threads, APART));
    used = threads;
    workers = new Worker[threads - 1];
    for (int i = 0; i < workers.length; i++) {
      workers[i] = new Worker(i + 1);
      workers[i].start();
    }
  }

  /** Returns the number of threads, the caller included. */
  public int threads() {
    return workers.length + 1;
  }

  /**
   * Uses fewer threads, or more again, from the next run on; the others sleep.
   *
   * @param threads 1 to {@link #threads()}, the caller included
   */
  public void use(int threads) {
    if (threads < 1 || threads > threads()) {
      throw new IllegalArgumentException(
          "threads used: " + threads + ", expected 1 to " + threads());
    }
    used = threads;
  }

  /** Returns how many threads take part in a run, the caller included. */
  int used() {
    return used;
  }

  /**
   * Runs tasks 0 .. tasks − 1 and returns when all have ended.
   *
   * <p>Not to be called by a task, nor while another run or {@link #close} is under way.
   *
   * @throws IllegalStateException if the team was closed
   * @throws RuntimeException or Error the first failure of a task, after all threads have stopped
   */
  public void run(int tasks, Task task) {
    if (closed) {
      throw new IllegalStateException("the threads were closed");
    }
    if (used == 1 || tasks <= 1) {
      for (int i = 0; i < tasks; i++) {
        task.run(i, 0);
      }
      return;
    }
    this.task = task;
    for (int worker = 0; worker < used; worker++) {
      left.set(worker * APART, range(first(tasks, worker), first(tasks, worker + 1)));
    }
    busy.set(used - 1);
    for (int i = 0; i < used - 1; i++) {
      workers[i].call();
    }
    work(0);
    await();
    rethrow();
  }

  /** Returns the first task of a thread's range. */
  private int first(int tasks, int worker) {
    return (int) ((long) tasks * worker / used);
  }

  private static long range(int next, int end) {
    return (long) next << 32 | end;
  }

  private void work(int worker) {
    try {
      for (int i = own(worker); i >= 0; i = own(worker)) {
        task.run(i, worker);
      }
      for (int other = 1; other < used; other++) {
        int victim = (worker + other) % used;
        for (int i = lastOf(victim); i >= 0; i = lastOf(victim)) {
          task.run(i, worker);
        }
      }
    } catch (Throwable e) {
      failure.compareAndSet(null, e);
      for (int each = 0; each < used; each++) {
        left.set(each * APART, 0);
      }
    }
  }

  /** Takes the next task of a thread's own range; −1 if none is left. */
  private int own(int worker) {
    while (true) {
      long range = left.get(worker * APART);
      int next = (int) (range >>> 32);
      int end = (int) range;
      if (next >= end) {
        return -1;
      }
      if (left.compareAndSet(worker * APART, range, range(next + 1, end))) {
        return next;
      }
    }
  }

  /** Takes the task that another thread would do last, so that always the same ones move. */
  private int lastOf(int worker) {
    while (true) {
      long range = left.get(worker * APART);
      int next = (int) (range >>> 32);
      int end = (int) range;
      if (next >= end) {
        return -1;
      }
      if (left.compareAndSet(worker * APART, range, range(next, end - 1))) {
        return end - 1;
      }
    }
  }

  private void await() {
    for (int spin = 0; spin < spins && busy.get() > 0; spin++) {
      Thread.onSpinWait();
    }
    if (busy.get() > 0) {
      waiting = Thread.currentThread();
      boolean interrupted = false;
      while (busy.get() > 0) {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
      waiting = null;
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void rethrow() {
    Throwable first = failure.getAndSet(null);
    if (first instanceof Error error) {
      throw error;
    }
    if (first != null) {
      throw (RuntimeException) first;
    }
  }

  /** Ends the threads. */
  @Override
  public void close() {
    closed = true;
    for (Worker worker : workers) {
      LockSupport.unpark(worker);
    }
  }

  /** One thread of the team. */
  private final class Worker extends Thread {
    private final int number;

    /** Runs that this thread was called to; written by the caller alone. */
    private volatile int calls;

    private volatile boolean parked;

    Worker(int number) {
      super("truezero-worker-" + number);
      this.number = number;
      setDaemon(true);
    }

    /** Has this thread take part in the run that has been prepared. */
    void call() {
      calls++;
      if (parked) {
        LockSupport.unpark(this);
      }
    }

    @Override
    public void run() {
      int answered = 0;
      while (awaitCall(answered)) {
        answered++;
        work(number);
        if (busy.decrementAndGet() == 0) {
          Thread caller = waiting;
          if (caller != null) {
            LockSupport.unpark(caller);
          }
        }
      }
    }

    /** Waits for the call after those answered; false when the team was closed. */
    private boolean awaitCall(int answered) {
      for (int spin = 0; spin < spins && calls == answered; spin++) {
        Thread.onSpinWait();
      }
      if (calls == answered) {
        parked = true;
        while (calls == answered && !closed) {
          LockSupport.park(WorkerTeam.this);
        }
        parked = false;
      }
      return calls != answered;
    }
  }
}
