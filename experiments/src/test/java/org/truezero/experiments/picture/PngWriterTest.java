package org.truezero.experiments.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;

class PngWriterTest {

  @Test
  void greyPixelsComeBack() throws IOException {
    byte[] pixels = {0, 10, (byte) 255, 40, 50, 60};
    assertArrayEquals(pixels, pixelsOf(PngWriter.png(3, 2, pixels), 3, 2, 0, 1));
  }

  @Test
  void colouredPixelsComeBack() throws IOException {
    byte[] pixels = new byte[5 * 300 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 31 >> 3);
    }
    assertArrayEquals(pixels, pixelsOf(PngWriter.pngRgb(5, 300, pixels), 5, 300, 2, 3));
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PngWriter.png(3, 2, new byte[5]));
    assertEquals("picture of 3 x 2 pixels with 1 samples each: found 5 samples", e.getMessage());
    assertThrows(IllegalArgumentException.class, () -> PngWriter.png(0, 2, new byte[0]));
  }

  @Test
  void contactSheetPlacesPicturesInLines() throws IOException {
    byte[] sheet = ContactSheet.png(2, 1, 1, List.of(new byte[] {1}, new byte[] {2}, new byte[1]));
    byte[] pixels = pixelsOf(sheet, 8, 8, 0, 1);
    assertEquals(1, pixels[2 * 8 + 2]);
    assertEquals(2, pixels[2 * 8 + 5]);
    assertEquals(0, pixels[5 * 8 + 2]);
    assertEquals(96, pixels[5 * 8 + 5]);
  }

  @Test
  void contactSheetKeepsColours() throws IOException {
    byte[] sheet = ContactSheet.pngRgb(2, 1, 1, List.of(new byte[3], new byte[] {1, 2, 3}));
    byte[] pixels = pixelsOf(sheet, 8, 5, 2, 3);
    for (int colour = 0; colour < 3; colour++) {
      assertEquals(0, pixels[3 * (2 * 8 + 2) + colour]);
      assertEquals(1 + colour, pixels[3 * (2 * 8 + 5) + colour]);
      assertEquals(96, pixels[3 * (2 * 8 + 4) + colour]);
    }
  }

  @Test
  void contactSheetsThatDoNotFitAreRefused() {
    List<byte[]> one = List.of(new byte[3]);
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.png(1, 1, 1, List.of()));
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.png(1, 1, 1, one));
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.pngRgb(0, 1, 1, one));
    assertThrows(IllegalArgumentException.class, () -> ContactSheet.pngRgb(1 << 30, 1, 1, one));
  }

  /** Reads the file chunk by chunk, as the standard lays it out. */
  private static byte[] pixelsOf(byte[] png, int width, int height, int colour, int perPixel)
      throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(png));
    assertEquals(0x89504E470D0A1A0AL, in.readLong());
    DataInputStream header = chunk(in, "IHDR");
    assertEquals(width, header.readInt());
    assertEquals(height, header.readInt());
    assertEquals(8, header.readByte());
    assertEquals(colour, header.readByte());
    DataInputStream lines = new DataInputStream(new InflaterInputStream(chunk(in, "IDAT")));
    byte[] pixels = new byte[width * height * perPixel];
    for (int y = 0; y < height; y++) {
      assertEquals(0, lines.readByte());
      lines.readFully(pixels, y * width * perPixel, width * perPixel);
    }
    chunk(in, "IEND");
    assertEquals(0, in.available());
    return pixels;
  }

  private static DataInputStream chunk(DataInputStream in, String type) throws IOException {
    byte[] content = new byte[4 + in.readInt()];
    in.readFully(content);
    CRC32 crc = new CRC32();
    crc.update(content);
    assertEquals((int) crc.getValue(), in.readInt());
    assertEquals(type, new String(content, 0, 4, StandardCharsets.US_ASCII));
    return new DataInputStream(new ByteArrayInputStream(content, 4, content.length - 4));
  }
}
