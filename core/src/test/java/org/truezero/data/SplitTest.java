package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.failure;
import static org.truezero.data.Fixtures.label;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
  @TempDir Path dir;

  /** 100 rows, x = 0..99, of which every tenth is rare. */
  private String source() {
    List<String> lines = new ArrayList<>(List.of("x,c,y"));
    for (int i = 0; i < 100; i++) {
      lines.add(i + ",v" + i + "," + (i % 10 == 0 ? "rare" : "common"));
    }
    return "csv:" + text(dir, "split.csv", lines.toArray(String[]::new)) + "?label=y";
  }

  private static List<Float> column(Dataset data) {
    List<Float> values = new ArrayList<>();
    for (long i = 0; i < data.size(); i++) {
      values.add(dense(data, i)[0]);
    }
    return values;
  }

  @Test
  void everyRowIsInOnePartAndClassesKeepTheirShare() throws IOException {
    Split split = DataSource.openSplit(source() + "&scale=none&ignore=c", 0.3, 1);
    assertEquals(70, split.train().size());
    assertEquals(30, split.valid().size());
    TreeSet<Float> all = new TreeSet<>(column(split.train()));
    all.addAll(column(split.valid()));
    assertEquals(100, all.size());
    long rare = 0;
    for (long i = 0; i < 30; i++) {
      rare += label(split.valid(), i);
    }
    assertEquals(3, rare);
  }

  @Test
  void theSeedDecides() throws IOException {
    String source = source() + "&scale=none&ignore=c";
    List<Float> first = column(DataSource.openSplit(source, 0.3, 1).valid());
    assertEquals(first, column(DataSource.openSplit(source, 0.3, 1).valid()));
    assertNotEquals(first, column(DataSource.openSplit(source, 0.3, 2).valid()));
  }

  @Test
  void scalesAndDictionariesComeFromTheTrainingRowsAlone() throws IOException {
    Split split = DataSource.openSplit(source(), 0.5, 3);
    Schema schema = split.train().schema();
    assertEquals(schema, split.valid().schema());
    double mean = column(split.train()).stream().mapToDouble(v -> v).average().orElseThrow();
    assertEquals(0, mean, 1e-6);
    assertTrue(Math.abs(column(split.valid()).stream().mapToDouble(v -> v).sum()) > 1e-3);
    // Each category stands in one row: 50 were seen, and no validation row has a known one.
    assertEquals(51, schema.features());
    for (long i = 0; i < 50; i++) {
      float[] row = dense(split.valid(), i);
      row[0] = 0;
      assertArrayEquals(new float[51], row);
    }
  }

  @Test
  void fingerprintsOfThePartsDiffer() throws IOException {
    Split split = DataSource.openSplit(source(), 0.5, 3);
    assertNotEquals(split.train().fingerprint(), split.valid().fingerprint());
    Split again = DataSource.openSplit(source(), 0.5, 3);
    assertEquals(split.train().fingerprint(), again.train().fingerprint());
  }

  @Test
  void aClassOfOneRowIsTrainedOn() throws IOException {
    String file = text(dir, "one.svm", "1 1:1", "2 1:1", "2 1:1", "2 1:1");
    for (int seed = 0; seed < 20; seed++) {
      Split split = DataSource.openSplit("libsvm:" + file, 0.5, seed);
      assertEquals(2, ((Target.Classes) split.train().schema().target()).names().size());
    }
  }

  @Test
  void rowsAreDividedAfterTheyWereChosen() throws IOException {
    Split split = DataSource.openSplit(source() + "&scale=none&rows=20-40", 0.25, 1);
    assertEquals(15, split.train().size());
    assertTrue(column(split.valid()).stream().allMatch(x -> x >= 20 && x < 40));
  }

  @Test
  void impossibleSplitsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DataSource.openSplit(source(), 1, 1));
    assertThrows(IllegalArgumentException.class, () -> DataSource.openSplit(source(), 0, 1));
    assertThrows(
        IllegalArgumentException.class, () -> DataSource.openSplit(source(), Double.NaN, 1));
    String message = failure(() -> DataSource.openSplit(source() + "&rows=0-2", 0.1, 1));
    assertTrue(message.contains("2 rows"), message);
  }
}
