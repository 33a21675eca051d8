package org.truezero.cli;

import java.util.List;

/** The command cannot be carried out as it was written; ends with exit code 2. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong and what to write instead. */
  UsageException(String message) {
    super(message);
  }

  /** Says everything that is wrong at once. */
  UsageException(List<String> problems) {
    this(String.join("; ", problems));
  }
}
