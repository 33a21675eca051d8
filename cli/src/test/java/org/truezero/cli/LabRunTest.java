package org.truezero.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataSource;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;

final class LabRunTest {
  @TempDir private Path folder;

  /** Finds nothing, in the data set of its name if there is a folder for it. */
  private record Opening(String name) implements Experiment {
    @Override
    public String summary() {
      return "opens " + name;
    }

    @Override
    public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
      if (data.find(name).isPresent()) {
        DataSource.open(name + ":" + data.require(name));
      }
      return new Findings("Found in " + name, List.of(), List.of(), List.of());
    }
  }

  @Test
  void damagedDataAreSaidAndTheOthersRun() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("mnist"));
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream said = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = new Console(said, said, false);
    Path out = folder.resolve("out");
    try (Execution execution = Execution.open(1, "scalar");
        StopSignal stop = StopSignal.install();
        LabLog log = new LabLog(console, stop)) {
      DataFolders data = new DataFolders(List.of(folder));
      LabRun run =
          new LabRun(console, false, execution, log, true, data, Scale.SMOKE, what -> what);
      assertEquals(1, run.all(List.of(new Opening("mnist"), new Opening("other")), out, "All"));
    }
    String line = err.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
    String reason = empty + ": found no train-images-idx3-ubyte";
    assertTrue(line.startsWith("mnist: " + reason), line);
    String page = Files.readString(out.resolve("index.html"));
    assertTrue(page.contains(reason) && page.contains("Found in other"), page);
  }
}
