package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.failure;
import static org.truezero.data.Fixtures.gzip;
import static org.truezero.data.Fixtures.idx;
import static org.truezero.data.Fixtures.label;
import static org.truezero.data.Fixtures.of;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {
  @TempDir Path dir;

  private String images() {
    return bytes(dir, "images", idx(of(3, 1, 2), 0, 255, 51, 0, 1, 2));
  }

  private String labels() {
    return bytes(dir, "labels", idx(of(3), 2, 0, 2));
  }

  @Test
  void pixelsAreScaledExactly() throws IOException {
    Dataset data = DataSource.open("idx:" + images() + "," + labels());
    assertEquals(3, data.size());
    assertArrayEquals(new float[] {0, 1}, dense(data, 0));
    assertArrayEquals(new float[] {51 / 255f, 0}, dense(data, 1));
    assertArrayEquals(new float[] {1 / 255f, 2 / 255f}, dense(data, 2));
    assertEquals(Optional.of(new ImageShape(1, 1, 2)), data.schema().image());
    assertEquals(new Target.Classes(List.of("0", "1", "2")), data.schema().target());
    assertEquals(2, label(data, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> dense(data, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> label(data, -1));
  }

  @Test
  void foldersMayHaveCommas() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("a,b"));
    Path images = Files.copy(Path.of(images()), folder.resolve("images"));
    Path labels = Files.copy(Path.of(labels()), folder.resolve("labels"));
    assertEquals(2, label(DataSource.open("idx:" + images + "," + labels), 0));
    String message = failure(() -> DataSource.open("idx:" + images + "," + folder + "missing"));
    assertTrue(message.contains("no such file"), message);
  }

  @Test
  void labelsMayBeLeftOut() throws IOException {
    Schema fitted = DataSource.open("idx:" + images() + "," + labels()).schema();
    assertEquals(new Target.None(), DataSource.open("idx:" + images()).schema().target());
    assertEquals(3, DataSource.openUnlabelled("idx:" + images(), fitted).size());
    String message = failure(() -> DataSource.open("idx:" + images(), fitted));
    assertTrue(message.contains("no labels"), message);
  }

  @Test
  void otherShapesAreRead() throws IOException {
    Dataset flat = DataSource.open("idx:" + bytes(dir, "flat", idx(of(1, 3), 1, 2, 3)));
    assertEquals(Optional.empty(), flat.schema().image());
    Dataset color = DataSource.open("idx:" + bytes(dir, "color", idx(of(1, 3, 1, 1), 1, 2, 3)));
    assertEquals(Optional.of(new ImageShape(3, 1, 1)), color.schema().image());
  }

  @Test
  void rowsAreChosenAndClassesAreThoseOfTheFile() throws IOException {
    Dataset data = DataSource.open("idx:" + images() + "," + labels() + "?rows=1-2");
    assertEquals(1, data.size());
    assertArrayEquals(new float[] {51 / 255f, 0}, dense(data, 0));
    assertEquals(0, label(data, 0));
    assertEquals(3, ((Target.Classes) data.schema().target()).names().size());
  }

  @Test
  void fingerprintsTellContentAndRowsApartButNotPathsAndPacking() throws IOException {
    String whole = DataSource.open("idx:" + images() + "," + labels()).fingerprint();
    String packed = bytes(dir, "again.gz", gzip(idx(of(3, 1, 2), 0, 255, 51, 0, 1, 2)));
    assertEquals(whole, DataSource.open("idx:" + packed + "," + labels()).fingerprint());
    String part = "idx:" + packed + "," + labels();
    assertEquals(whole, DataSource.open(part + "?rows=0-3").fingerprint());
    String changed = bytes(dir, "changed", idx(of(3, 1, 2), 0, 255, 51, 0, 1, 3));
    List<String> different =
        List.of(
            whole,
            DataSource.open(part + "?rows=0-2").fingerprint(),
            DataSource.open("idx:" + packed).fingerprint(),
            DataSource.open("idx:" + changed + "," + labels()).fingerprint());
    assertEquals(4, different.stream().distinct().count());
    assertTrue(whole.matches("sha256:[0-9a-f]{64}"), whole);
  }

  @Test
  void mnistFindsItsFilesUnderTheUsualNames() throws IOException {
    bytes(dir, "train-images-idx3-ubyte.gz", gzip(idx(of(2, 1, 1), 1, 2)));
    bytes(dir, "train-labels.idx1-ubyte", idx(of(2), 1, 0));
    bytes(dir, "t10k-images.idx3-ubyte", idx(of(1, 1, 1), 9));
    bytes(dir, "t10k-labels-idx1-ubyte", idx(of(1), 1));
    Dataset train = DataSource.open("mnist:" + dir);
    assertEquals(2, train.size());
    Dataset test = DataSource.open("mnist:" + dir + "?split=test", train.schema());
    assertEquals(1, test.size());
    assertEquals(1, label(test, 0));
    assertEquals(9 / 255f, dense(test, 0)[0]);
  }

  @Test
  void cifarReadsPlanesAndNames() throws IOException {
    byte[] record = new byte[3073];
    record[0] = 3;
    record[1] = (byte) 255;
    record[3072] = 51;
    bytes(dir, "cifar-10-batches-bin/test_batch.bin.gz", gzip(record));
    Dataset data = DataSource.open("cifar10:" + dir + "?split=test");
    assertEquals(Optional.of(new ImageShape(3, 32, 32)), data.schema().image());
    assertEquals("cat", ((Target.Classes) data.schema().target()).names().get(label(data, 0)));
    assertEquals(1, dense(data, 0)[0]);
    assertEquals(0.2f, dense(data, 0)[3071]);
    Dataset signed = DataSource.open("cifar10:" + dir + "?split=test&range=-1..1");
    assertEquals(1, dense(signed, 0)[0]);
    assertEquals(-1, dense(signed, 0)[1]);
    assertEquals(-0.6f, dense(signed, 0)[3071]);
    text(
        dir,
        "cifar-10-batches-bin/batches.meta.txt",
        "a",
        "b",
        "c",
        "d",
        "e",
        "f",
        "g",
        "h",
        "i",
        "j",
        "");
    Dataset named = DataSource.open("cifar10:" + dir + "?split=test");
    assertEquals("d", ((Target.Classes) named.schema().target()).names().get(label(named, 0)));
  }
}
