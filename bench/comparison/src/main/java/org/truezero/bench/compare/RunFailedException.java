package org.truezero.bench.compare;

/** A process of a run ended without an outcome; the message says in one line what it said last. */
final class RunFailedException extends Exception {
  private static final long serialVersionUID = 1;

  RunFailedException(String message) {
    super(message);
  }
}
