package org.truezero.experiments.lab;

import java.io.IOException;

/** A folder holds the results of something else. */
public final class ForeignFolderException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * Says what was found.
   *
   * @param message one line
   * @param cause why it cannot be used, or null
   */
  public ForeignFolderException(String message, Throwable cause) {
    super(message, cause);
  }
}
