package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.failure;
import static org.truezero.data.Fixtures.label;
import static org.truezero.data.Fixtures.target;
import static org.truezero.data.Fixtures.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;

class LibsvmSourceTest {
  @TempDir Path dir;

  @Test
  void rowsStaySparse() throws IOException {
    String file = text(dir, "a", "+1 1:0.5 3:-2e1 5:0", "", "-1  2:7 # comment 3:9", "1.0 qid:3");
    Dataset data = DataSource.open("libsvm:" + file);
    assertEquals(3, data.size());
    assertTrue(data.schema().sparse());
    assertArrayEquals(new float[] {0.5f, 0, -20}, dense(data, 0));
    assertArrayEquals(new float[] {0, 7, 0}, dense(data, 1));
    assertArrayEquals(new float[3], dense(data, 2));
    assertEquals(new Target.Classes(List.of("-1", "1")), data.schema().target());
    assertEquals(List.of(1, 0, 1), List.of(label(data, 0), label(data, 1), label(data, 2)));
  }

  @Test
  void aRowHandsOverOnlyWhatItHas() throws IOException {
    String file = text(dir, "wide", "1 1:1 50000000:2");
    Dataset data = DataSource.open("libsvm:" + file);
    ActiveLists lists = new ActiveLists();
    lists.clear(data.schema().features());
    data.appendRow(0, lists);
    assertEquals(50_000_000, data.schema().features());
    assertEquals(2, lists.size());
  }

  @Test
  void indicesMayStartAtZero() throws IOException {
    String file = text(dir, "zero", "0 0:1 2:3", "1 1:1");
    Dataset data = DataSource.open("libsvm:" + file + "?base=0&features=5");
    assertArrayEquals(new float[] {1, 0, 3, 0, 0}, dense(data, 0));
  }

  @Test
  void countsMayBecomeFlags() throws IOException {
    String file = text(dir, "counts", "0 1:4 2:0", "1 3:-2.5");
    Dataset data = DataSource.open("libsvm:" + file + "?values=binary");
    assertArrayEquals(new float[] {1, 0, 0}, dense(data, 0));
    assertArrayEquals(new float[] {0, 0, 1}, dense(data, 1));
  }

  @Test
  void laterDataMayHaveFewerOrUnknownFeatures() throws IOException {
    Schema schema = DataSource.open("libsvm:" + text(dir, "train", "1 3:1", "2 1:1")).schema();
    Dataset later =
        DataSource.open("libsvm:" + text(dir, "later", "2 2:5 4:1 9:1", "1 1:4"), schema);
    assertArrayEquals(new float[] {0, 5, 0}, dense(later, 0));
    assertEquals(1, label(later, 0));
    String odd = text(dir, "odd", "1 1:1", "3 1:1");
    String message = failure(() -> DataSource.open("libsvm:" + odd, schema));
    assertTrue(message.contains("odd, line 2: found label '3', expected one of 1, 2"), message);
    String unlabelled = text(dir, "unlabelled", "1:1", "3 2:1");
    assertEquals(2, DataSource.openUnlabelled("libsvm:" + unlabelled, schema).size());
  }

  @Test
  void extraFeaturesOfDenseDataAreRefused() throws IOException {
    Schema dense =
        new Schema(
            2, false, new Target.None(), java.util.Optional.empty(), java.util.Optional.empty());
    String file = text(dir, "three", "1 3:1");
    String message = failure(() -> DataSource.openUnlabelled("libsvm:" + file, dense));
    assertTrue(message.contains("3 features, expected at most 2"), message);
  }

  @Test
  void labelsCanBeValues() throws IOException {
    String file = text(dir, "values", "1.5 1:1", "-2e-1 1:2");
    Dataset data = DataSource.open("libsvm:" + file + "?target=values");
    assertEquals(1.5f, target(data, 0)[0]);
    assertEquals(-0.2f, target(data, 1)[0]);
    assertEquals(1.5f, target(DataSource.open("libsvm:" + file, data.schema()), 0)[0]);
  }

  @Test
  void labelsCanBeLists() throws IOException {
    String file = text(dir, "lists", "10,+2 1:1", " 2:1", "3 1:1");
    Dataset data = DataSource.open("libsvm:" + file + "?target=labels");
    assertEquals(new Target.Labels(List.of("2", "3", "10")), data.schema().target());
    assertArrayEquals(new float[] {1, 0, 1}, target(data, 0));
    assertArrayEquals(new float[] {0, 0, 0}, target(data, 1));
    assertArrayEquals(new float[] {0, 1, 0}, target(data, 2));
  }

  @Test
  void numbersAreReadLikeJavaReadsThem() throws IOException {
    RandomStream random = new RandomStream(1, "numbers");
    String[] lines = new String[2000];
    float[] expected = new float[lines.length];
    for (int i = 0; i < lines.length; i++) {
      String spelled =
          switch (i % 4) {
            case 0 -> Float.toString(random.uniform(i, 0, 0));
            case 1 -> String.format("%.3f", random.gaussian(i, 0, 0));
            case 2 -> Double.toString(1e6 * random.gaussian(i, 0, 0));
            default -> Float.toString(Float.intBitsToFloat((int) (random.bits(i, 0, 0) >>> 34)));
          };
      expected[i] = Float.parseFloat(spelled);
      lines[i] = "0 1:" + spelled;
    }
    Dataset data = DataSource.open("libsvm:" + text(dir, "numbers", lines));
    for (int i = 0; i < lines.length; i++) {
      assertEquals(expected[i], dense(data, i)[0], 0f, lines[i]);
    }
  }

  @Test
  void linesOfAnyLengthAreCutRight() throws IOException {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 300; i++) {
      file.append(i % 2);
      for (int k = 1; k <= i * i; k += 11) {
        file.append(' ').append(k).append(":1");
      }
      file.append(i % 3 == 0 ? "\r\n" : "\n");
    }
    file.append("1 1:5");
    byte[] packed = Fixtures.gzip(file.toString().getBytes(StandardCharsets.US_ASCII));
    Dataset data = DataSource.open("libsvm:" + bytes(dir, "long.gz", packed));
    assertEquals(301, data.size());
    ActiveLists row = new ActiveLists();
    for (int i = 0; i < 300; i++) {
      DataWriter.readRow(data, i, row);
      assertEquals((i * i + 10) / 11, row.size());
    }
    assertEquals(5, dense(data, 300)[0]);
  }
}
