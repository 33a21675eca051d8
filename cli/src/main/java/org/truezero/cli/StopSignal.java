package org.truezero.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a polite request: the process waits until the work has stopped after its
 * current batch and has written its checkpoint. Life: {@link #install}, ask {@link #requested},
 * {@link #close} when everything is written.
 */
final class StopSignal implements AutoCloseable {
  /** What a process ended by Ctrl-C returns by convention. */
  static final int EXIT_CODE = 130;

  private static final long LONGEST_WAIT_SECONDS = 120;

  private final CountDownLatch written = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop after the current batch");
  private volatile boolean requested;

  private StopSignal() {}

  static StopSignal install() {
    StopSignal signal = new StopSignal();
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Returns whether somebody asked to stop. */
  boolean requested() {
    return requested;
  }

  /** Asks to stop. */
  void request() {
    requested = true;
  }

  private void stop() {
    request();
    try {
      written.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    written.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already.
    }
  }
}
