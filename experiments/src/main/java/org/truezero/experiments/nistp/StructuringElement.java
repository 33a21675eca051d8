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
    float[] eroded = new float[PIXELS];
    Arrays.fill(eroded, Float.POSITIVE_INFINITY);
    for (int i = 0; i < lines.length; i++) {
      int offset = (REACH + lines[i]) * WIDE + REACH + columns[i];
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          eroded[y * SIDE + x] = Math.min(eroded[y * SIDE + x], framed[offset + y * WIDE + x]);
        }
      }
    }
    return eroded;
  }

  /** Returns the greatest value of each pixel's mirrored neighbourhood. */
  float[] dilated(float[] picture) {
    float[] framed = framed(picture, 0);
    float[] dilated = new float[PIXELS];
    for (int i = 0; i < lines.length; i++) {
      int offset = (REACH - lines[i]) * WIDE + REACH - columns[i];
      for (int y = 0; y < SIDE; y++) {
        for (int x = 0; x < SIDE; x++) {
          dilated[y * SIDE + x] = Math.max(dilated[y * SIDE + x], framed[offset + y * WIDE + x]);
        }
      }
    }
    return dilated;
  }

  /** Puts a frame around a picture that no extreme value comes from. */
  private static float[] framed(float[] picture, float frame) {
    float[] framed = new float[WIDE * WIDE];
    Arrays.fill(framed, frame);
    for (int y = 0; y < SIDE; y++) {
      System.arraycopy(picture, y * SIDE, framed, (y + REACH) * WIDE + REACH, SIDE);
    }
    return framed;
  }
}
