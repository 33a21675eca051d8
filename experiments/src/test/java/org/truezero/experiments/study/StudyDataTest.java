package org.truezero.experiments.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.data.DataFormatException;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.network.FiringRate;

class StudyDataTest {
  @TempDir Path folder;

  /** Rows x = row, whose length is that of the file; classes take turns. */
  private StudyData open(String name, int rows, int classes, int training, int test)
      throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append(row % classes).append(" 1:").append(row + 1).append('\n');
    }
    Path file = Files.writeString(folder.resolve(name), lines);
    StudySettings settings =
        new StudySettings(
            Optional.of("libsvm:" + file), FiringRate.cortical(), OptionalDouble.empty());
    return StudyData.open(settings, new DataFolders(List.of(folder)), training, test);
  }

  @Test
  void aFifthOfFewRowsIsHeldOutAndNoRowIsInBothParts() throws IOException {
    StudyData data = open("a.libsvm", 50, 2, 1000, 1000);
    assertEquals(40, data.train().size());
    assertEquals(10, data.test().size());
    double sum = 0;
    for (int row = 0; row < 50; row++) {
      sum += row < 40 ? Rows.dense(data.train(), row)[0] : Rows.dense(data.test(), row - 40)[0];
    }
    assertEquals(50 * 51 / 2, sum);
    StudyData less = open("a.libsvm", 50, 2, 12, 4);
    assertEquals(12, less.train().size());
    assertEquals(4, less.test().size());
  }

  @Test
  void theNameIsThatOfTheFileAndChangesWithItsContents() throws IOException {
    String name = open("a.libsvm", 50, 2, 100, 100).name();
    assertTrue(name.matches("a\\.libsvm \\([0-9a-f]{8}\\)"), name);
    assertEquals(name, open("a.libsvm", 50, 2, 100, 100).name());
    assertNotEquals(name, open("a.libsvm", 60, 2, 100, 100).name());
  }

  @Test
  void whatCannotBeStudiedIsRefused() {
    assertThrows(DataFormatException.class, () -> open("few.libsvm", 8, 2, 100, 100));
    DataFormatException one =
        assertThrows(DataFormatException.class, () -> open("one.libsvm", 50, 1, 100, 100));
    assertTrue(one.getMessage().contains("found 1 class"), one.getMessage());
  }

  /** x² is 1, 4, …: their mean over the rows decides, and 0.1 is the most. */
  @Test
  void theRateFallsWithTheLengthOfTheInputs() throws IOException {
    StudyData data = open("a.libsvm", 50, 2, 1000, 1000);
    double squares = 0;
    for (int row = 0; row < 40; row++) {
      float x = Rows.dense(data.train(), row)[0];
      squares += x * x;
    }
    assertEquals(3 * 40 / squares, data.rate(), 1e-7);
    MadeRows small = MadeRows.ofClasses("small", new float[][] {{0.1f}}, new int[] {0}, 2);
    assertEquals(0.1f, new StudyData("small", small, small).rate());
  }
}
