package org.truezero.cli;

import java.util.Locale;

/**
 * One line that shows how far long work is and how much time is left. It appears after two seconds
 * and only on a terminal. Safe for several threads.
 */
final class ProgressLine implements AutoCloseable {
  private static final long PATIENCE = 2_000_000_000L;
  private static final long REDRAW = 200_000_000L;
  private static final int BAR = 24;

  private final Console console;
  private final String unit;
  private volatile long total;
  private final long started = System.nanoTime();
  private long first = -1;
  private long lastDrawn;
  private boolean visible;

  ProgressLine(Console console, String unit, long total) {
    this.console = console;
    this.unit = unit;
    this.total = Math.max(1, total);
  }

  /**
   * Says how far the work is.
   *
   * @param done how much of the total
   * @param ofTotal a total that was not known before
   * @param remark a few words to show at the end, possibly none
   */
  void update(long done, long ofTotal, String remark) {
    total = Math.max(1, ofTotal);
    update(done, remark);
  }

  /**
   * Says how far the work is.
   *
   * @param done how much of the total
   * @param remark a few words to show at the end, possibly none
   */
  void update(long done, String remark) {
    if (!console.terminal() || console.quiet()) {
      return;
    }
    synchronized (console) {
      long now = System.nanoTime();
      if (first < 0) {
        // What a resumed run did before does not say how fast this one is.
        first = done;
      }
      if (now - started >= PATIENCE && now - lastDrawn >= REDRAW) {
        lastDrawn = now;
        visible = true;
        console.draw(text(done, now - started, remark));
      }
    }
  }

  /** Removes the line from the screen until the next update. */
  void hide() {
    synchronized (console) {
      if (visible) {
        console.draw("");
        visible = false;
        lastDrawn = 0;
      }
    }
  }

  @Override
  public void close() {
    hide();
  }

  private String text(long done, long elapsed, String remark) {
    double fraction = Math.min(1, (double) done / total);
    int full = (int) (fraction * BAR);
    String bar = "█".repeat(full) + "░".repeat(BAR - full);
    double rate = Math.max(0, done - first) / (elapsed * 1e-9);
    String left = rate > 0 ? duration((total - done) / rate) + " left" : "";
    return String.format(
        Locale.ROOT,
        "%s %3.0f %%  %,.0f %s/s  %s  %s",
        bar,
        100 * fraction,
        rate,
        unit,
        left,
        remark);
  }

  /** Returns a length of time in words, such as {@code 3 min 20 s}. */
  static String duration(double seconds) {
    long whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
      return whole + " s";
    }
    if (whole < 3600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    return whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }
}
