package org.truezero.experiments.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.truezero.data.DataFormatException;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.DatasetSummary;
import org.truezero.data.PixelRange;
import org.truezero.data.Split;

class SceneSourceTest {
  @Test
  void opensLikeAnyOtherSource() throws IOException {
    Dataset opened = DataSource.open("scenes:?count=50&seed=3&from=7&instances=test&rows=10-30");
    SceneSettings settings = new SceneSettings(20, 3, 17, Instances.TEST);
    StereoScenes direct = new StereoScenes(settings, PixelRange.MINUS_ONE_TO_ONE);
    assertEquals(20, opened.size());
    assertEquals(direct.schema(), opened.schema());
    float[] target = new float[1];
    for (int i = 0; i < 20; i++) {
      opened.readTarget(i, target, 0);
      assertEquals(direct.label(i), target[0]);
    }
    assertTrue(opened.remarks().get(0).contains("not results on NORB"));
  }

  @Test
  void pixelsFillTheRange() throws IOException {
    DatasetSummary signed = DatasetSummary.of(DataSource.open("scenes:?count=30"));
    assertEquals(-1, signed.least());
    assertEquals(1, signed.greatest());
    assertEquals(1, signed.density());
    DatasetSummary usual = DatasetSummary.of(DataSource.open("scenes:?count=30&range=0..1"));
    assertEquals(0, usual.least());
    assertEquals(1, usual.greatest());
    assertEquals(2 * usual.mean() - 1, signed.mean(), 1e-6);
  }

  @Test
  void divides() throws IOException {
    Split split = DataSource.openSplit("scenes:?count=100", 0.2, 1);
    assertEquals(100, split.train().size() + split.valid().size());
  }

  @Test
  void wrongOptionsAreNamed() {
    assertMessage("scenes:?count=0", "count='0', expected a whole number from 1");
    assertMessage("scenes:?from=-1", "from='-1', expected a whole number from 0");
    assertMessage("scenes:?instances=all", "instances='all', expected train or test");
    assertMessage("scenes:?range=0-1", "range='0-1', expected 0..1 or -1..1");
    assertMessage("scenes:folder", "nothing before the question mark");
  }

  private static void assertMessage(String source, String part) {
    DataFormatException e = assertThrows(DataFormatException.class, () -> DataSource.open(source));
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }
}
