package org.truezero.experiments.lab;

import java.io.IOException;

/** A data set that an experiment needs is not there. */
public final class MissingDataException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * Says what is missing.
   *
   * @param message one line
   */
  public MissingDataException(String message) {
    super(message);
  }
}
