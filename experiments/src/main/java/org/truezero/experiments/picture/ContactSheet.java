package org.truezero.experiments.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Many small pictures of one size on one sheet, with a grey gap of two pixels around each. */
public final class ContactSheet {
  private static final int GAP = 2;
  private static final byte GAP_GREY = 96;
  private static final long LARGEST = 100_000_000;

  private ContactSheet() {}

  /**
   * Returns a sheet of grey pictures as the bytes of a PNG file, filled line by line.
   *
   * @param columns pictures per line, at least 1
   * @param width pixels of a line of each picture
   * @param height lines of each picture
   * @param tiles the pictures, {@code width × height} samples each; at least one
   * @throws IllegalArgumentException if there is no picture, one does not fit the sizes, or the
   *     sheet would be too large
   */
  public static byte[] png(int columns, int width, int height, List<byte[]> tiles) {
    return sheet(columns, width, height, tiles, 1);
  }

  /**
   * Returns a sheet of coloured pictures as the bytes of a PNG file, filled line by line.
   *
   * @param columns pictures per line, at least 1
   * @param width pixels of a line of each picture
   * @param height lines of each picture
   * @param tiles the pictures, {@code width × height × 3} samples each: red, green and blue of each
   *     pixel; at least one
   * @throws IllegalArgumentException if there is no picture, one does not fit the sizes, or the
   *     sheet would be too large
   */
  public static byte[] pngRgb(int columns, int width, int height, List<byte[]> tiles) {
    return sheet(columns, width, height, tiles, 3);
  }

  private static byte[] sheet(
      int columns, int width, int height, List<byte[]> tiles, int perPixel) {
    if (columns < 1 || tiles.isEmpty()) {
      throw new IllegalArgumentException(
          "contact sheet of " + tiles.size() + " pictures in " + columns + " columns");
    }
    int rows = (tiles.size() + columns - 1) / columns;
    long sheetWidth = GAP + (long) columns * (width + GAP);
    long sheetHeight = GAP + (long) rows * (height + GAP);
    if (sheetWidth > LARGEST || sheetWidth * sheetHeight * perPixel > LARGEST) {
      throw new IllegalArgumentException(
          "a picture of " + sheetWidth + " x " + sheetHeight + " pixels is too large");
    }
    int stride = (int) sheetWidth * perPixel;
    byte[] sheet = new byte[stride * (int) sheetHeight];
    Arrays.fill(sheet, GAP_GREY);
    int tileStride = width * perPixel;
    for (int i = 0; i < tiles.size(); i++) {
      byte[] tile = tiles.get(i);
      if (tile.length != tileStride * height) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "picture %d of a contact sheet has %d samples, expected %d x %d x %d",
                i,
                tile.length,
                width,
                height,
                perPixel));
      }
      int left = (GAP + i % columns * (width + GAP)) * perPixel;
      int top = GAP + i / columns * (height + GAP);
      for (int y = 0; y < height; y++) {
        System.arraycopy(tile, y * tileStride, sheet, (top + y) * stride + left, tileStride);
      }
    }
    return perPixel == 1
        ? PngWriter.png((int) sheetWidth, (int) sheetHeight, sheet)
        : PngWriter.pngRgb((int) sheetWidth, (int) sheetHeight, sheet);
  }
}
