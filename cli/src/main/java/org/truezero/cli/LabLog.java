package org.truezero.cli;

import java.util.Locale;
import java.util.Map;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Outcome;

/** Shows what an experiment trains: a line when something is done, a progress line in between. */
final class LabLog implements LabListener, AutoCloseable {
  private final Console console;
  private final StopSignal stop;
  private ProgressLine progress;
  private String cell = "";

  LabLog(Console console, StopSignal stop) {
    this.console = console;
    this.stop = stop;
  }

  @Override
  public void begins(String what, long examples) {
    close();
    cell = what;
    progress = console.progress("examples", examples);
  }

  @Override
  public void progress(long examples) {
    progress.update(examples, cell);
  }

  @Override
  public void ended(String what, Outcome outcome) {
    StringBuilder line = new StringBuilder(what).append(':');
    for (Map.Entry<String, Double> number : outcome.numbers().entrySet()) {
      if (number.getValue().isNaN()) {
        continue; // not measured
      }
      line.append(String.format(Locale.ROOT, "  %s %.4g", number.getKey(), number.getValue()));
    }
    console.log(line.toString());
  }

  @Override
  public boolean stopRequested() {
    return stop.requested();
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
