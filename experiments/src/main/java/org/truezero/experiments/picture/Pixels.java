package org.truezero.experiments.picture;

import java.util.Locale;
import org.truezero.data.ImageShape;

/**
 * A small picture in colours, whose pixels are shown as squares however large it is drawn.
 *
 * @param width pixels of a line
 * @param height lines
 * @param rgb red, green and blue of each pixel, line by line from the top left; not copied
 */
public record Pixels(int width, int height, byte[] rgb) {

  /** Returns an example as its picture: colours for three planes, otherwise the first in grey. */
  public static Pixels example(ImageShape shape, float[] features) {
    return new Pixels(shape.width(), shape.height(), Pictures.colours(shape, features));
  }

  /** Returns weights as {@link Pictures#weights} draws them. */
  public static Pixels weights(ImageShape shape, float[] weights) {
    return new Pixels(shape.width(), shape.height(), Pictures.weights(shape, weights));
  }

  /** Returns the picture as an element of an SVG drawing, stretched over a rectangle. */
  String svg(double x, double y, double wide, double high) {
    return String.format(
            Locale.ROOT,
            "<image class=\"pixels\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\""
                + " preserveAspectRatio=\"none\" href=\"",
            x,
            y,
            wide,
            high)
        + Html.dataUri(PngWriter.pngRgb(width, height, rgb))
        + "\"/>";
  }
}
