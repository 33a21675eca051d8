package org.truezero.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingResult;

/** Kills the process that trains, several times in the middle of an epoch, without a warning. */
class KilledTrainingTest {
  private static final String OPTIMIZER = "adam";

  @TempDir Path folder;

  @Test
  @Timeout(120)
  void killedTrainingEndsInTheSameFile() throws Exception {
    Path checkpoint = folder.resolve("checkpoint");
    Path model = folder.resolve("model");
    // 388 examples in batches of 8; epochs end at 97, 194 and 291.
    for (long examples : new long[] {24, 130, 240, 300}) {
      Process process = start(checkpoint, model, 15);
      while (progress(checkpoint) < examples) {
        assertTrue(process.isAlive(), () -> "ended early, see " + output());
        Thread.sleep(5);
      }
      process.destroyForcibly();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS));
      assertTrue(Files.notExists(model));
      long reached = progress(checkpoint);
      assertTrue(reached >= examples && reached < 388, "killed at " + reached);
    }
    Process last = start(checkpoint, model, 0);
    assertTrue(last.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue(), () -> output().toString());

    TrainingResult whole =
        SmallTraining.start(SmallTraining.settings(OPTIMIZER), TrainingListener.NONE);
    Path expected = folder.resolve("expected");
    ModelFile.write(expected, SmallTraining.model(whole, OPTIMIZER));
    assertArrayEquals(Files.readAllBytes(expected), Files.readAllBytes(model));
  }

  private Process start(Path checkpoint, Path model, int pause) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            SmallTraining.class.getName(),
            checkpoint.toString(),
            model.toString(),
            OPTIMIZER,
            Integer.toString(pause))
        .redirectErrorStream(true)
        .redirectOutput(output())
        .start();
  }

  private File output() {
    return folder.resolve("output").toFile();
  }

  /** A checkpoint that is there is always whole, also while the next one is being written. */
  private static long progress(Path checkpoint) throws IOException {
    return Files.exists(checkpoint) ? Checkpoint.read(checkpoint).state().progress().examples() : 0;
  }
}
