package org.truezero.cli;

/** The command was understood but could not be carried out; ends with exit code 1. */
final class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what failed and what helps. */
  CommandFailedException(String message) {
    super(message);
  }

  /** Says what failed, and keeps why for {@code --debug}. */
  CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}
