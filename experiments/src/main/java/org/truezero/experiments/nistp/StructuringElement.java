package org.truezero.experiments.nistp;

import static org.truezero.experiments.characters.Picture.PIXELS;
import static org.truezero.experiments.characters.Picture.SIDE;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A neighbourhood of grey-scale morphology (Serra 1982). Pixels outside the picture do not count.
 * Dilation looks the other way than erosion, which matters where the sides are even.
 *
 * @param lines for each neighbour how many lines below the pixel it lies
 * @param columns for each neighbour how many columns to the right it lies
 */
record StructuringElement(int[] lines, int[] columns) {
  /** The elements of NISTP in growing size, as height × width. */
  static final List<StructuringElement> ALL =
      List.of(
          rectangle(1, 2),
          rectangle(2, 1),
          rectangle(2, 2),
          diamond(1),
          rectangle(2, 3),
          rectangle(3, 2),
          rectangle(3, 3),
          rectangle(3, 4),
          rectangle(4, 3),
          diamond(2),
          rectangle(2, 4),
          rectangle(4, 2));

  /** Neighbours lie at most this far away. */
  private static final int REACH = 2;

  private static final int WIDE = SIDE + 2 * REACH;

  /** From the first pixel to the last, with the frame between the lines. */
  private static final int LENGTH = (SIDE - 1) * WIDE + SIDE;

  private static StructuringElement rectangle(int height, int width) {
    int[] lines = new int[height * width];
    int[] columns = new int[height * width];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = i / width - height / 2;
      columns[i] = i % width - width / 2;
    }
    return new StructuringElement(lines, columns);
  }

  /** All neighbours at most so many steps away; with one step the cross of 3 × 3. */
  private static StructuringElement diamond(int steps) {
    int side = 2 * steps + 1;
    StructuringElement square = rectangle(side, side);
    int[] inside =
        IntStream.range(0, side * side)
            .filter(i -> Math.abs(square.lines[i]) + Math.abs(square.columns[i]) <= steps)
            .toArray();
    return new StructuringElement(
        Arrays.stream(inside).map(i -> square.lines[i]).toArray(),
        Arrays.stream(inside).map(i -> square.columns[i]).toArray());
  }

  /** Returns the least value of each pixel's neighbourhood. */
  float[] eroded(float[] picture) {
    float[] framed = framed(picture, Float.POSITIVE_INFINITY);
    float[] neighbours = new float[LENGTH];
    float[] eroded = new float[LENGTH];
    Arrays.fill(eroded, Float.POSITIVE_INFINITY);
    for (int neighbour = 0; neighbour < lines.length; neighbour++) {
      int offset = (REACH + lines[neighbour]) * WIDE + REACH + columns[neighbour];
      System.arraycopy(framed, offset, neighbours, 0, LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        eroded[i] = Math.min(eroded[i], neighbours[i]);
      }
    }
    return unframed(eroded);
  }

  /** Returns the greatest value of each pixel's mirrored neighbourhood. */
  float[] dilated(float[] picture) {
    float[] framed = framed(picture, 0);
    float[] neighbours = new float[LENGTH];
    float[] dilated = new float[LENGTH];
    for (int neighbour = 0; neighbour < lines.length; neighbour++) {
      int offset = (REACH - lines[neighbour]) * WIDE + REACH - columns[neighbour];
      System.arraycopy(framed, offset, neighbours, 0, LENGTH);
      for (int i = 0; i < LENGTH; i++) {
        dilated[i] = Math.max(dilated[i], neighbours[i]);
      }
    }
    return unframed(dilated);
  }

  /**
   * Puts a frame around a picture that no extreme value comes from. All lines are then worked on as
   * one long line, and neighbours are copied: short loops, and arrays read and written at different
   * places, do not become vector code.
   */
  private static float[] framed(float[] picture, float frame) {
    float[] framed = new float[WIDE * WIDE];
    Arrays.fill(framed, frame);
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(picture, y * SIDE, framed, (y + REACH) * WIDE + REACH, SIDE);
    }
    return framed;
  }

  private static float[] unframed(float[] wide) {
    float[] picture = new float[PIXELS];
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(wide, y * WIDE, picture, y * SIDE, SIDE);
    }
    return picture;
  }
}
