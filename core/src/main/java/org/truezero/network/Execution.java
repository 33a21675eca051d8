package org.truezero.network;

import org.truezero.math.TasksAhead;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.KernelChoice;
import org.truezero.math.kernels.Kernels;

/**
 * The threads and the kernels a computation runs on. To be closed when done; for one computation at
 * a time. Neither threads nor their number change a result; the kernel set does, in the last bits.
 */
public final class Execution implements AutoCloseable {
  private final WorkerTeam team;
  private final TasksAhead ahead;
  private final Kernels kernels;
  private final Forms forms;

  private Execution(WorkerTeam team, boolean spare, Kernels kernels, Forms forms) {
    this.team = team;
    ahead = new TasksAhead(team, spare);
    this.kernels = kernels;
    this.forms = forms;
  }

  /**
   * Opens a team of threads with the fastest kernels of this Java virtual machine.
   *
   * @param threads 1 or more; the caller's thread is one of them
   */
  public static Execution open(int threads) {
    return open(threads, "auto");
  }

  /**
   * Opens a team of threads with chosen kernels.
   *
   * @param threads 1 or more; the caller's thread is one of them
   * @param kernels {@code scalar}, {@code vector} or, for the fastest, {@code auto}
   * @throws IllegalArgumentException if there are no such kernels here
   */
  public static Execution open(int threads, String kernels) {
    return open(threads, kernels, Forms.BY_DENSITY);
  }

  /**
   * Opens a team of threads with chosen kernels in a chosen form.
   *
   * @param threads 1 or more; the caller's thread is one of them
   * @param kernels {@code scalar}, {@code vector} or, for the fastest, {@code auto}
   * @param forms sparse, dense or by density
   * @throws IllegalArgumentException if there are no such kernels here
   */
  public static Execution open(int threads, String kernels, Forms forms) {
    Kernels chosen = KernelChoice.named(kernels);
    return new Execution(new WorkerTeam(threads), threads < availableCores(), chosen, forms);
  }

  /** Opens another one with the same kernels in the same forms, and no thread but the caller's. */
  public Execution withOneThread() {
    return new Execution(new WorkerTeam(1), false, kernels, forms);
  }

  /** Returns the cores this process may use. */
  public static int availableCores() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** Returns how many threads work. */
  public int threads() {
    return team.threads();
  }

  /** Returns the kernel set in use: {@code scalar}, {@code vector-256}, {@code vector-512}, … */
  public String kernels() {
    return kernels.name();
  }

  /** Returns what would give faster kernels; empty if these are the fastest. */
  public String hint() {
    return kernels.name().equals("scalar") ? KernelChoice.hint() : "";
  }

  /** Returns the threads; only for the packages of this module. */
  public WorkerTeam team() {
    return team;
  }

  /**
   * Returns what makes rows while the threads train, with a thread more where there are more cores
   * than threads; only for the packages of this module, for one training at a time.
   */
  public TasksAhead ahead() {
    return ahead;
  }

  /** Returns which form of the loops is taken. */
  public Forms forms() {
    return forms;
  }

  /** Returns the loops; only for the packages of this module. */
  @SuppressWarnings("exports")
  public Kernels loops() {
    return kernels;
  }

  /** Ends the threads. */
  @Override
  public void close() {
    ahead.close();
    team.close();
  }
}
