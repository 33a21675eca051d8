package org.truezero.experiments.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Many small grey pictures of one size on one sheet. */
public final class ContactSheet {
  private static final int GAP = 2;
  private static final byte GAP_GREY = 96;

  private ContactSheet() {}

  /**
   * Returns the sheet as the bytes of a PNG file, filled line by line, with a grey gap of two
   * pixels around every picture.
   *
   * @param columns pictures per line, at least 1
   * @param width pixels of a line of each picture
   * @param height lines of each picture
   * @param tiles the pictures, {@code width × height} samples each; at least one
   * @throws IllegalArgumentException if there is no picture or one does not fit the sizes
   */
  public static byte[] png(int columns, int width, int height, List<byte[]> tiles) {
    if (columns < 1 || tiles.isEmpty()) {
      throw new IllegalArgumentException(
          "contact sheet of " + tiles.size() + " pictures in " + columns + " columns");
    }
    int rows = (tiles.size() + columns - 1) / columns;
    int sheetWidth = GAP + columns * (width + GAP);
    int sheetHeight = GAP + rows * (height + GAP);
    byte[] sheet = new byte[Math.multiplyExact(sheetWidth, sheetHeight)];
    Arrays.fill(sheet, GAP_GREY);
    for (int i = 0; i < tiles.size(); i++) {
      byte[] tile = tiles.get(i);
      if (tile.length != width * height) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "picture %d of a contact sheet has %d samples, expected %d x %d",
                i,
                tile.length,
                width,
                height));
      }
      int left = GAP + i % columns * (width + GAP);
      int top = GAP + i / columns * (height + GAP);
      for (int y = 0; y < height; y++) {
        System.arraycopy(tile, y * width, sheet, (top + y) * sheetWidth + left, width);
      }
    }
    return PngWriter.png(sheetWidth, sheetHeight, sheet);
  }
}
