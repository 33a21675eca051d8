package org.truezero.experiments.lab;

/** An experiment was stopped by request. What was finished is remembered. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says that work was stopped. */
  public StoppedException() {
    super("stopped by request");
  }
}
