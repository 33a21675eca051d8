package org.truezero.bench.compare;

import java.io.PrintWriter;
import org.truezero.bench.jobs.Outcome;
import org.truezero.bench.jobs.Task;

/** Tells what was done and how long the rest will take, from the mean time of the runs so far. */
final class Progress {
  private final PrintWriter err;
  private long start;
  private int done;
  private int total;

  Progress(PrintWriter err) {
    this.err = err;
  }

  /** Says one line. */
  void say(String line) {
    err.println(line);
    err.flush();
  }

  /** Starts the clock over a number of runs. */
  void begin(int runs) {
    start = System.nanoTime();
    done = 0;
    total = runs;
  }

  /** Tells of a run that gave an outcome. */
  void finished(Outcome outcome, Task task) {
    String value =
        outcome.value() == null
            ? "not reached"
            : Numbers.three(outcome.value()) + " " + task.unit();
    String error =
        outcome.testError() == null ? "" : ", test error " + Numbers.percent(outcome.testError());
    next(Cells.text(outcome.cell()) + ": " + value + error);
  }

  /** Tells of a run that failed. */
  void failed(String what) {
    next(what);
  }

  private void next(String what) {
    done++;
    double seconds = (System.nanoTime() - start) * 1e-9;
    String left = Numbers.duration(seconds / done * (total - done));
    say("[" + done + "/" + total + "] " + what + "; " + left + " left");
  }
}
