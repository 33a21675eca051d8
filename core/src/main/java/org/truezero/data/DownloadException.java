package org.truezero.data;

import java.io.IOException;

/** A download that failed; the message goes on after the address. */
final class DownloadException extends IOException {
  private static final long serialVersionUID = 1L;

  DownloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
