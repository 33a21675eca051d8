package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.idx;
import static org.truezero.data.Fixtures.of;
import static org.truezero.data.Fixtures.target;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataWriterTest {
  @TempDir Path dir;

  private void assertRoundTrip(Dataset data, DataWriter writer, String name) throws IOException {
    String source = writer.write(data, dir.resolve(name));
    Dataset read = DataSource.open(source);
    assertEquals(data.size(), read.size());
    assertEquals(data.schema().features(), read.schema().features());
    for (long i = 0; i < data.size(); i++) {
      assertArrayEquals(dense(data, i), dense(read, i));
      assertArrayEquals(target(data, i), target(read, i));
    }
  }

  private List<Dataset> datasets() throws IOException {
    String images = bytes(dir, "i", idx(of(3, 1, 2), 0, 255, 51, 0, 0, 0));
    String lists = text(dir, "l", "1,3 1:0.1 4:1e-20", "2 2:3", " 1:-7");
    String values = text(dir, "v", "1.25 1:1", "-3 2:16777217", "1e-9 3:0.333333333");
    String people = text(dir, "p.csv", "age,job,y", "1,a,no", "2,b,yes", ",a,no");
    return List.of(
        DataSource.open("idx:" + images + "," + bytes(dir, "c", idx(of(3), 1, 0, 1))),
        DataSource.open("libsvm:" + lists + "?target=labels&features=6"),
        DataSource.open("libsvm:" + values + "?target=values"),
        DataSource.open("csv:" + people + "?label=y"));
  }

  @Test
  void libsvmIsReadBackBitForBit() throws IOException {
    for (Dataset data : datasets()) {
      assertRoundTrip(data, new LibsvmWriter(), "out.svm");
      assertRoundTrip(data, new LibsvmWriter(), "out.svm.gz");
    }
  }

  @Test
  void csvIsReadBackBitForBit() throws IOException {
    List<Dataset> datasets = datasets();
    for (Dataset data : datasets) {
      assertRoundTrip(data, new CsvWriter(), "out.csv");
    }
    assertRoundTrip(datasets.get(0), new CsvWriter(), "out.csv.gz");
  }

  @Test
  void rowsOfNothingAreKept() throws IOException {
    String lists = text(dir, "e", "1 1:2", " 1:0", "2 3:1");
    Dataset data = DataSource.open("libsvm:" + lists + "?target=labels");
    assertEquals(3, data.size());
    assertRoundTrip(data, new LibsvmWriter(), "empty.svm");
    assertRoundTrip(data, new CsvWriter(), "empty.csv");
  }

  @Test
  void aFeatureMayBeCalledLabel() throws IOException {
    String one = text(dir, "one.csv", "label,label_,y", "1,2,no", "3,4,yes");
    assertRoundTrip(DataSource.open("csv:" + one + "?label=y"), new CsvWriter(), "one-out.csv");
    String two = text(dir, "two.csv", "label2,y,z", "1,2,3", "4,5,6");
    assertRoundTrip(
        DataSource.open("csv:" + two + "?label=y,z&target=values"), new CsvWriter(), "two-out.csv");
  }

  @Test
  void equalDataGiveEqualFiles() throws IOException {
    Dataset data = datasets().get(0);
    new LibsvmWriter().write(data, dir.resolve("a.gz"));
    new LibsvmWriter().write(data, dir.resolve("b.gz"));
    assertArrayEquals(
        Files.readAllBytes(dir.resolve("a.gz")), Files.readAllBytes(dir.resolve("b.gz")));
  }

  @Test
  void classesWithoutNumbersAreWrittenByNumber() throws IOException {
    new LibsvmWriter().write(datasets().get(3), dir.resolve("n.svm"));
    assertTrue(Files.readString(dir.resolve("n.svm")).startsWith("0 1:"));
  }

  @Test
  void whatAFormatCannotHoldIsRefused() throws IOException {
    String file = text(dir, "two.csv", "x,p,q", "1,2,3");
    Dataset two = DataSource.open("csv:" + file + "?label=p,q&target=values");
    Path out = dir.resolve("out");
    assertThrows(IllegalArgumentException.class, () -> new LibsvmWriter().write(two, out));
    Dataset wide = DataSource.open("libsvm:" + text(dir, "w", "1 1:1") + "?features=200000");
    assertThrows(IllegalArgumentException.class, () -> new CsvWriter().write(wide, out));
    assertTrue(Files.notExists(out));
  }

  @Test
  void summariesCount() throws IOException {
    DatasetSummary images = DatasetSummary.of(datasets().get(0));
    assertEquals(3, images.rows());
    assertEquals(2 / 6.0, images.density(), 1e-12);
    assertEquals(1, images.emptyRows());
    assertEquals(0, images.least());
    assertEquals(1, images.greatest());
    assertEquals(0.2, images.mean(), 1e-7);
    assertEquals(2, images.activeFeatures());
    assertEquals(List.of(1L, 2L), images.counts());
    assertEquals(new ImageShape(1, 1, 2), images.image().orElseThrow());
    DatasetSummary lists = DatasetSummary.of(datasets().get(1));
    assertEquals(List.of(1L, 1L, 1L), lists.counts());
    assertEquals(-7, lists.least());
    assertEquals(3, lists.activeFeatures());
    assertEquals(List.of(), DatasetSummary.of(datasets().get(2)).counts());
  }
}
