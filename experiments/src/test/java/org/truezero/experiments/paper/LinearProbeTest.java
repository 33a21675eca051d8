package org.truezero.experiments.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.LabListener;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Execution;

/** Logistic regression whose rate is chosen on the labelled rows. */
class LinearProbeTest {
  private static final LinearProbe.Grid ONE = new LinearProbe.Grid(List.of(0.1f), List.of(0f));
  private static final LinearProbe.Grid TWO =
      new LinearProbe.Grid(List.of(0.1f, 0.01f), List.of(0f));

  @TempDir Path folder;

  private final Progress heard = new Progress();

  @Test
  void noSettingIsChosenWhereOneWasNotTried() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < 40; row++) {
      lines.append(row % 2).append(' ').append(1 + row % 2).append(":1\n");
    }
    Dataset data =
        DataSource.open("libsvm:" + Files.writeString(folder.resolve("rows.libsvm"), lines));
    List<LinearProbe.Part> parts = List.of(new LinearProbe.Part("books", 1, data, data));
    assertEquals(Map.of("books", List.of(1.0)), accuracies(ONE, parts, true));
    assertEquals(Map.of("books", List.of(1.0)), accuracies(ONE, parts, false));
    assertEquals(Map.of("books", List.of(Double.NaN)), accuracies(TWO, parts, false));
    assertEquals(Map.of("books", List.of(1.0)), accuracies(TWO, parts, true));
    assertEquals(List.of(), heard.falls);
  }

  /** Notes where progress goes back, or beyond what was announced. */
  private static final class Progress implements LabListener {
    private final List<String> falls = new ArrayList<>();
    private String cell;
    private long total;
    private long last;

    @Override
    public void begins(String cell, long examples) {
      this.cell = cell;
      total = examples;
      last = 0;
    }

    @Override
    public void progress(long examples) {
      if (examples <= last || examples > total) {
        falls.add(cell + ": " + examples + " after " + last + " of " + total);
      }
      last = examples;
    }

    @Override
    public void ended(String cell, Outcome outcome) {
      if (last != total) {
        falls.add(cell + ": " + last + " of " + total);
      }
    }

    @Override
    public boolean stopRequested() {
      return false;
    }
  }

  private Map<String, List<Double>> accuracies(
      LinearProbe.Grid grid, List<LinearProbe.Part> parts, boolean training) throws IOException {
    try (Execution execution = Execution.open(1)) {
      Lab lab = new Lab(folder.resolve("probe"), "probe", Scale.SMOKE, execution, heard, training);
      return new LinearProbe(lab, grid, "words").accuracies(40, parts, parts);
    }
  }
}
