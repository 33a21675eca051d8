package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.label;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NorbSourceTest {
  private static final List<String> FIVE = List.of("animal", "human", "airplane", "truck", "car");

  @TempDir Path dir;

  private void smallTest() {
    byte[] pairs = NorbFixtures.pairs(96, 0, 254);
    // Row 4, column 5 of the right picture of the second pair.
    pairs[24 + 3 * 96 * 96 + 4 * 96 + 5] = 12;
    NorbFixtures.part(dir, NorbFixtures.SMALL_TEST, pairs, NorbFixtures.categories(4, 2));
  }

  @Test
  void smallSetIsAveragedInBlocksOfThree() throws IOException {
    smallTest();
    Dataset data = DataSource.open("norb:" + dir + "?split=test&range=0..1");
    assertEquals(2, data.size());
    assertEquals(Optional.of(new ImageShape(2, 32, 32)), data.schema().image());
    assertEquals(new Target.Classes(FIVE), data.schema().target());
    assertEquals(4, label(data, 0));
    assertEquals(2, label(data, 1));
    float[] black = new float[2048];
    Arrays.fill(black, 1024, 2048, 1 / 255f);
    assertArrayEquals(black, dense(data, 0));
    float[] bright = dense(data, 1);
    assertEquals(254 / 255f, bright[0]);
    assertEquals(1, bright[1024]);
    // Eight pixels of 255 and one of 12 have the mean 228.
    assertEquals(228 / 255f, bright[1024 + 32 + 1]);
    assertEquals(1, bright[1024 + 32 + 2]);
  }

  @Test
  void pixelsGoFromMinusOneToOneAndNoneIsZero() throws IOException {
    smallTest();
    Dataset data = DataSource.open("norb:" + dir + "?split=test");
    assertEquals(
        Optional.of(new ImageShape(2, 32, 32, PixelRange.MINUS_ONE_TO_ONE)), data.schema().image());
    float[] row = dense(data, 0);
    assertEquals(-1, row[0]);
    assertEquals(-253 / 255f, row[1024]);
    assertEquals(1, dense(data, 1)[1024]);
    assertEquals(1, DatasetSummary.of(data).density());
  }

  @Test
  void theModelsRangeCountsNotTheOption() throws IOException {
    smallTest();
    Dataset signed = DataSource.open("norb:" + dir + "?split=test");
    Dataset again = DataSource.open("norb:" + dir + "?split=test&range=0..1", signed.schema());
    assertEquals(-1, dense(again, 0)[0]);
    assertEquals(signed.fingerprint(), again.fingerprint());
    Dataset unsigned = DataSource.open("norb:" + dir + "?split=test&range=0..1");
    assertNotEquals(signed.fingerprint(), unsigned.fingerprint());
    Dataset few = DataSource.open("norb:" + dir + "?split=test&rows=0-1", signed.schema());
    assertEquals(-1, dense(few, 0)[0]);
  }

  @Test
  void allPartsOfTheClutteredSetFollowEachOther() throws IOException {
    NorbFixtures.clutteredTrain(dir);
    Dataset data = DataSource.open("norb:" + dir + "?range=0..1");
    assertEquals(55, data.size());
    assertEquals(6, ((Target.Classes) data.schema().target()).names().size());
    assertEquals("blank", ((Target.Classes) data.schema().target()).names().get(5));
    int row = 0;
    for (int part = 1; part <= 10; part++) {
      for (int i = 0; i < part; i++) {
        float[] pixels = dense(data, row);
        assertEquals((10 * part + i) / 255f, pixels[0], "row " + row);
        assertEquals((10 * part + i) / 255f, pixels[1023], "row " + row);
        assertEquals((10 * part + i + 1) / 255f, pixels[1024], "row " + row);
        assertEquals((part + i) % 6, label(data, row++));
      }
    }
  }

  @Test
  void testPartsOfTheClutteredSetAreTwo() throws IOException {
    for (int part = 1; part <= 2; part++) {
      NorbFixtures.part(
          dir,
          String.format(NorbFixtures.CLUTTERED_TEST, part),
          NorbFixtures.pairs(108, part),
          NorbFixtures.categories(part));
    }
    Dataset data = DataSource.open("norb:" + dir + "?split=test&side=108&range=0..1");
    assertEquals(2, data.size());
    assertEquals(Optional.of(new ImageShape(2, 108, 108)), data.schema().image());
    assertEquals(2 / 255f, dense(data, 1)[108 * 108 - 1]);
    assertEquals(3 / 255f, dense(data, 1)[108 * 108]);
  }

  @Test
  void averagesCountPartsOfPixelsExactly() {
    // Three pixels to two: each new pixel covers one and a half old ones in both directions.
    byte[] reduced = new byte[4];
    byte[] picture = {0, 9, 0, 0, 0, 0, 0, 0, (byte) 255};
    new AreaAverage(3, 2).reduce(picture, 0, reduced, 0);
    // 9 · ½ / 2¼ = 2 for both upper pixels, 255 / 2¼ = 113.3 for the lower right one.
    assertArrayEquals(new byte[] {2, 2, 0, 113}, reduced);
    byte[] white = new byte[108 * 108];
    Arrays.fill(white, (byte) 255);
    byte[] smaller = new byte[32 * 32];
    new AreaAverage(108, 32).reduce(white, 0, smaller, 0);
    for (byte pixel : smaller) {
      assertEquals((byte) 255, pixel);
    }
  }

  @Test
  void theMeanOfAPictureStays() {
    byte[] picture = new byte[108 * 108];
    long sum = 0;
    for (int p = 0; p < picture.length; p++) {
      picture[p] = (byte) (p * 31 % 251);
      sum += picture[p] & 0xFF;
    }
    byte[] smaller = new byte[32 * 32];
    new AreaAverage(108, 32).reduce(picture, 0, smaller, 0);
    long smallerSum = 0;
    for (byte pixel : smaller) {
      smallerSum += pixel & 0xFF;
    }
    // Each new pixel is off by at most a half.
    assertEquals((double) sum / picture.length, (double) smallerSum / smaller.length, 0.5);
  }
}
