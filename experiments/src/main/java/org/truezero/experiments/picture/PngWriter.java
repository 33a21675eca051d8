package org.truezero.experiments.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes pictures of 8 bits per sample as PNG (ISO/IEC 15948), without interlacing and with filter
 * 0 in every line. The pixels read back are exact; the compressed bytes may differ between releases
 * of the JDK's zlib.
 */
public final class PngWriter {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int GREY = 0;
  private static final int RGB = 2;

  private PngWriter() {}

  /**
   * Returns a grey picture as the bytes of a PNG file.
   *
   * @param width pixels of a line, at least 1
   * @param height lines, at least 1
   * @param grey {@code width × height} samples from the top left, 0 black to 255 white
   * @throws IllegalArgumentException if the array does not fit the sizes
   */
  public static byte[] png(int width, int height, byte[] grey) {
    return encode(width, height, grey, GREY, 1);
  }

  /**
   * Returns a coloured picture as the bytes of a PNG file.
   *
   * @param width pixels of a line, at least 1
   * @param height lines, at least 1
   * @param rgb {@code width × height × 3} samples from the top left: red, green, blue of each pixel
   * @throws IllegalArgumentException if the array does not fit the sizes
   */
  public static byte[] pngRgb(int width, int height, byte[] rgb) {
    return encode(width, height, rgb, RGB, 3);
  }

  private static byte[] encode(int width, int height, byte[] samples, int colour, int perPixel) {
    if (width < 1 || height < 1 || (long) width * height * perPixel != samples.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "picture of %d x %d pixels with %d samples each: found %d samples",
              width,
              height,
              perPixel,
              samples.length));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length / 4 + 100);
    out.writeBytes(SIGNATURE);
    byte[] header =
        ByteBuffer.allocate(13)
            .putInt(width)
            .putInt(height)
            .put((byte) 8)
            .put((byte) colour)
            .array();
    chunk(out, "IHDR", header);
    chunk(out, "IDAT", deflate(samples, width * perPixel));
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
    out.writeBytes(name);
    out.writeBytes(content);
    out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  /** Compresses the lines, each after a byte 0 for "no filter". */
  private static byte[] deflate(byte[] samples, int lineLength) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(samples.length / 4 + 64);
    Deflater deflater = new Deflater();
    try {
      byte[] line = new byte[1 + lineLength];
      byte[] buffer = new byte[8192];
      for (int at = 0; at < samples.length; at += lineLength) {
        System.arraycopy(samples, at, line, 1, lineLength);
        deflater.setInput(line);
        while (!deflater.needsInput()) {
          out.write(buffer, 0, deflater.deflate(buffer));
        }
      }
      deflater.finish();
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
    } finally {
      deflater.end();
    }
    return out.toByteArray();
  }
}
