package org.truezero.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a command reads and writes: results on standard output, everything else on standard error.
 * Safe for several threads.
 */
final class Console {
  private static final String ERASE_REST = "\u001b[K";
  private static final String WRAP_OFF = "\u001b[?7l";
  private static final String WRAP_ON = "\u001b[?7h";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;
  private volatile boolean quiet;
  private volatile boolean debug;
  private ProgressLine progress;

  Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /**
   * Returns whether standard error is a terminal. The start script knows and says so; without it
   * the kernel is asked.
   */
  static boolean errorIsTerminal() {
    String told = System.getProperty("truezero.terminal");
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    String kind = System.getenv("TERM");
    if (kind == null || kind.equals("dumb")) {
      return false;
    }
    try {
      String descriptor = Boolean.getBoolean("truezero.filtered") ? "3" : "2";
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd", descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return System.console() != null;
    }
  }

  /** The stream of results. */
  PrintStream out() {
    return out;
  }

  boolean terminal() {
    return terminal;
  }

  void setQuiet(boolean quiet) {
    this.quiet = quiet;
  }

  void setDebug(boolean debug) {
    this.debug = debug;
  }

  boolean debug() {
    return debug;
  }

  boolean quiet() {
    return quiet;
  }

  /** Writes one line of the result. */
  void result(String line) {
    out.println(line);
  }

  /** Writes one line about what is going on, unless {@code --quiet}. */
  synchronized void log(String line) {
    if (!quiet) {
      withoutProgress(line);
    }
  }

  /** Writes one line that matters even with {@code --quiet}. */
  synchronized void error(String line) {
    withoutProgress(line);
  }

  /** Writes the whole story of a failure, for {@code --debug}. */
  synchronized void stackTrace(Throwable failure) {
    failure.printStackTrace(err);
  }

  /** Opens a progress line; it shows itself only on a terminal and only for long work. */
  synchronized ProgressLine progress(String unit, long total) {
    progress = new ProgressLine(this, unit, total);
    return progress;
  }

  /** Draws over the last line of a terminal; what does not fit is cut off, not wrapped. */
  synchronized void draw(String text) {
    err.print("\r" + WRAP_OFF + text + ERASE_REST + WRAP_ON);
    err.flush();
  }

  private void withoutProgress(String line) {
    if (progress != null) {
      progress.hide();
    }
    err.println(line);
  }
}
