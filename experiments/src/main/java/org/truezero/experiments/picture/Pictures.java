package org.truezero.experiments.picture;

import org.truezero.data.ImageShape;

/** Rows of pixels or weights as pictures. */
public final class Pictures {
  private Pictures() {}

  /**
   * Returns an example as a PNG file: colours for three planes, otherwise the first plane in grey.
   *
   * @param shape how the features form the picture
   * @param features all features of the example; what lies outside the range of the shape is cut
   *     off
   */
  public static byte[] example(ImageShape shape, float[] features) {
    int pixels = shape.height() * shape.width();
    boolean coloured = shape.planes() == 3;
    byte[] samples = new byte[coloured ? 3 * pixels : pixels];
    for (int p = 0; p < pixels; p++) {
      if (coloured) {
        for (int plane = 0; plane < 3; plane++) {
          samples[3 * p + plane] = level(shape, features[plane * pixels + p]);
        }
      } else {
        samples[p] = level(shape, features[p]);
      }
    }
    return coloured
        ? PngWriter.pngRgb(shape.width(), shape.height(), samples)
        : PngWriter.png(shape.width(), shape.height(), samples);
  }

  /** Returns an example as red, green and blue per pixel; the first plane in grey if not three. */
  public static byte[] colours(ImageShape shape, float[] features) {
    int pixels = shape.height() * shape.width();
    byte[] rgb = new byte[3 * pixels];
    for (int p = 0; p < pixels; p++) {
      for (int plane = 0; plane < 3; plane++) {
        int from = shape.planes() == 3 ? plane * pixels + p : p;
        rgb[3 * p + plane] = level(shape, features[from]);
      }
    }
    return rgb;
  }

  private static byte level(ImageShape shape, float feature) {
    return level(shape.range().brightness(feature));
  }

  private static byte level(float value) {
    return (byte) Math.round(255 * Math.max(0, Math.min(1, value)));
  }

  /**
   * Returns weights as red, green and blue per pixel: for one plane blue below 0, white at 0 and
   * red above; for three planes grey at 0 and each colour by its own plane.
   */
  public static byte[] weights(ImageShape shape, float[] weights) {
    int pixels = shape.height() * shape.width();
    float greatest = 1e-12f;
    for (float weight : weights) {
      greatest = Math.max(greatest, Math.abs(weight));
    }
    byte[] rgb = new byte[3 * pixels];
    for (int p = 0; p < pixels; p++) {
      if (shape.planes() == 3) {
        for (int plane = 0; plane < 3; plane++) {
          rgb[3 * p + plane] = level(0.5f + 0.5f * weights[plane * pixels + p] / greatest);
        }
      } else {
        diverging(weights[p] / greatest, rgb, 3 * p);
      }
    }
    return rgb;
  }

  private static void diverging(float value, byte[] rgb, int at) {
    // Towards a dark red or a dark blue; both ends are told apart by colour-blind readers too.
    float[] end = value > 0 ? new float[] {0.70f, 0.09f, 0.17f} : new float[] {0.13f, 0.40f, 0.67f};
    float strength = Math.abs(value);
    for (int c = 0; c < 3; c++) {
      rgb[at + c] = level(1 - strength * (1 - end[c]));
    }
  }
}
