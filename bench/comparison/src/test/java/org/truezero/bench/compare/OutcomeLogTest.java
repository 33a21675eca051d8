package org.truezero.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.bench.jobs.Cell;
import org.truezero.bench.jobs.Outcome;

class OutcomeLogTest {
  private static final Outcome FIRST = outcome(1);
  private static final Outcome SECOND = outcome(2);

  @TempDir Path folder;

  @Test
  void resumesWhereItStopped() throws IOException {
    Path file = folder.resolve("outcomes.jsonl");
    OutcomeLog log = OutcomeLog.resumed(file);
    log.add(FIRST);
    OutcomeLog later = OutcomeLog.resumed(file);
    assertEquals(Optional.of(FIRST), later.of(FIRST.cell()));
    assertTrue(later.of(SECOND.cell()).isEmpty());
    later.add(SECOND);
    assertEquals(List.of(FIRST, SECOND), OutcomeLog.resumed(file).all());
  }

  @Test
  void dropsALineThatWasCut() throws IOException {
    Path file = folder.resolve("outcomes.jsonl");
    OutcomeLog.resumed(file).add(FIRST);
    Files.writeString(file, SECOND.line().substring(0, 20), StandardOpenOption.APPEND);
    OutcomeLog later = OutcomeLog.resumed(file);
    assertEquals(List.of(FIRST), later.all());
    later.add(SECOND);
    assertEquals(List.of(FIRST, SECOND), OutcomeLog.resumed(file).all());
  }

  @Test
  void dropsALineThatWasCutInsideACharacter() throws IOException {
    Path file = folder.resolve("outcomes.jsonl");
    OutcomeLog.resumed(file).add(FIRST);
    Files.write(file, new byte[] {'{', (byte) 0xCE}, StandardOpenOption.APPEND);
    assertEquals(List.of(FIRST), OutcomeLog.resumed(file).all());
    assertEquals(FIRST.line() + "\n", Files.readString(file));
  }

  private static Outcome outcome(int round) {
    return new Outcome(
        new Cell("train-mnist-80", "pytorch", 2, round), 1760.5, null, 0.0145, null, "x 1", "");
  }
}
