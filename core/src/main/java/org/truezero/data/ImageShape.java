package org.truezero.data;

/**
 * How the features of a row form a picture: plane after plane, each row-major from the top left.
 *
 * @param planes 1 for grey, 3 for red, green and blue, 2 for a stereo pair
 * @param height rows of pixels, at least 1
 * @param width columns of pixels, at least 1
 * @param range which numbers stand for black and white
 */
public record ImageShape(int planes, int height, int width, PixelRange range) {
  /** Checks the ranges. */
  public ImageShape {
    if (planes < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "image shape " + planes + "x" + height + "x" + width + ", expected sizes of 1 or more");
    }
    if (range == null) {
      throw new IllegalArgumentException("image shape without a range of pixels");
    }
  }

  /** Describes pictures of pixels from 0 to 1. */
  public ImageShape(int planes, int height, int width) {
    this(planes, height, width, PixelRange.ZERO_TO_ONE);
  }
}
