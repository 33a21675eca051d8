package org.truezero.bench.compare;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
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
      // A byte is a character here, as a crash may have cut the last line inside a character.
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      byte[] whole =
          text.substring(0, text.lastIndexOf('\n') + 1).getBytes(StandardCharsets.ISO_8859_1);
      CharBuffer lines = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(whole));
      lines.toString().lines().map(Outcome::parse).forEach(log.outcomes::add);
      if (whole.length < text.length()) {
        Files.write(file, whole);
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
