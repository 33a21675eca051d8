package org.truezero.experiments.characters;

/**
 * The form in which characters are worked on: an array of {@link #PIXELS} floats, row-major from
 * the top left, 0 for the background to 1 for ink.
 */
public final class Picture {
  /** Side of a picture in pixels. */
  public static final int SIDE = 32;

  /** Pixels of a picture. */
  public static final int PIXELS = SIDE * SIDE;

  private Picture() {}

  /** Returns the greatest value of a picture. */
  public static float greatest(float[] picture) {
    float greatest = 0;
    for (float pixel : picture) {
      greatest = Math.max(greatest, pixel);
    }
    return greatest;
  }

  /** Returns the nearest of 256 levels for each pixel, 0 background to 255 ink. */
  public static byte[] bytes(float[] picture) {
    byte[] bytes = new byte[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      bytes[i] = (byte) (int) (picture[i] * 255 + 0.5f);
    }
    return bytes;
  }

  /** Returns the picture of levels made by {@link #bytes}. */
  public static float[] ofBytes(byte[] levels) {
    float[] picture = new float[PIXELS];
    for (int i = 0; i < PIXELS; i++) {
      picture[i] = (levels[i] & 0xFF) / 255f;
    }
    return picture;
  }
}
