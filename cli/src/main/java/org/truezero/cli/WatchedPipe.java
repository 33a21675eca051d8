package org.truezero.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output. When it is a pipe and its reader has seen enough, such as {@code head}, what
 * else is written is dropped: that is no failure. All other failures are thrown.
 */
final class WatchedPipe extends FilterOutputStream {
  private volatile boolean closed;

  WatchedPipe(OutputStream out) {
    super(out);
  }

  /** Returns whether the reader is gone. */
  boolean closed() {
    return closed;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (closed) {
      return;
    }
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      if (e.getMessage() == null || !e.getMessage().contains("pipe")) {
        throw e;
      }
      closed = true;
    }
  }
}
