package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Outcome;

/** Outcomes in a file, a line each, appended as they come, so that a stop loses one run at most. */
final class OutcomeLog {
  private final Path file;
  private final List<Outcome> outcomes = new ArrayList<>();

  private OutcomeLog(Path file) {
    this.file = file;
  }

  /** Opens a file, if it is there, to go on with; a last line that was cut is dropped. */
  static OutcomeLog resumed(Path file) throws IOException {
    OutcomeLog log = new OutcomeLog(file);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      whole.lines().map(Outcome::parse).forEach(log.outcomes::add);
      if (!whole.equals(text)) {
        Files.writeString(file, whole);
      }
    }
    return log;
  }

  /** Appends an outcome. */
  void add(Outcome outcome) throws IOException {
    Files.writeString(
        file, outcome.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    outcomes.add(outcome);
  }

  /** Returns the outcome of a run, if there is one. */
  Optional<Outcome> of(Cell cell) {
    return outcomes.stream().filter(outcome -> outcome.cell().equals(cell)).findFirst();
  }

  /** Returns all outcomes. */
  List<Outcome> all() {
    return List.copyOf(outcomes);
  }
}
