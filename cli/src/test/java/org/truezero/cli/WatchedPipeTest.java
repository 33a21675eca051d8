package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

class WatchedPipeTest {
  /** Takes some bytes and then fails. */
  private static final class Full extends OutputStream {
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final String reason;

    Full(String reason) {
      this.reason = reason;
    }

    @Override
    public void write(int b) throws IOException {
      if (taken.size() == 3) {
        throw new IOException(reason);
      }
      taken.write(b);
    }
  }

  @Test
  void aReaderThatIsGoneIsNoFailure() throws IOException {
    Full full = new Full("Broken pipe");
    try (WatchedPipe pipe = new WatchedPipe(full)) {
      pipe.write(new byte[3]);
      assertFalse(pipe.closed());
      pipe.write(1);
      assertTrue(pipe.closed());
      pipe.write(new byte[9]);
    }
    assertEquals(3, full.taken.size());
  }

  @Test
  void aFullDiskIs() throws IOException {
    try (WatchedPipe pipe = new WatchedPipe(new Full("No space left on device"))) {
      assertThrows(IOException.class, () -> pipe.write(new byte[4]));
      assertFalse(pipe.closed());
    }
  }
}
