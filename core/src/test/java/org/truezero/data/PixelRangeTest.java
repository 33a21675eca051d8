package org.truezero.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.truezero.data.Fixtures.bytes;
import static org.truezero.data.Fixtures.dense;
import static org.truezero.data.Fixtures.idx;
import static org.truezero.data.Fixtures.of;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.truezero.math.ActiveLists;

class PixelRangeTest {
  @Test
  void brightnessUndoesTheRange() {
    byte[] all = new byte[256];
    for (int level = 0; level < 256; level++) {
      all[level] = (byte) level;
    }
    for (PixelRange range : PixelRange.values()) {
      ActiveLists lists = new ActiveLists();
      lists.clear(256);
      range.append(all, 0, lists);
      lists.endExample();
      assertEquals(range == PixelRange.ZERO_TO_ONE ? 255 : 256, lists.size());
      for (int at = 0; at < lists.size(); at++) {
        float brightness = range.brightness(lists.values()[at]);
        assertEquals(lists.indices()[at] / 255f, brightness, 1e-7f, range.text());
      }
      assertEquals(Optional.of(range), PixelRange.find(range.text()));
    }
    assertEquals(Optional.empty(), PixelRange.find("0..2"));
  }

  @Test
  void theRangeOfTheSchemaCounts(@TempDir Path dir) throws IOException {
    String images = "idx:" + bytes(dir, "images", idx(of(3, 1, 2), 0, 255, 51, 0, 1, 2));
    Schema usual = DataSource.open(images).schema();
    ImageShape shape = new ImageShape(1, 1, 2, PixelRange.MINUS_ONE_TO_ONE);
    Schema signed = new Schema(2, false, usual.target(), Optional.of(shape), Optional.empty());
    assertArrayEquals(new float[] {-1, 1}, dense(DataSource.open(images, signed), 0));
    Dataset last = DataSource.open(images + "?rows=2-3", signed);
    assertArrayEquals(new float[] {-253 / 255f, -251 / 255f}, dense(last, 0));
  }
}
