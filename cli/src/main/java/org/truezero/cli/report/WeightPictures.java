package org.truezero.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.truezero.data.ImageShape;
import org.truezero.experiments.picture.Pictures;
import org.truezero.experiments.picture.PngWriter;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/** The weights into the units of the first layer as one picture with a tile per unit. */
public final class WeightPictures {
  private static final int GAP = 2;
  private static final long LARGEST = 100_000_000;

  private WeightPictures() {}

  /**
   * Draws the units with the greatest weight norms, greatest first.
   *
   * @param network a network whose inputs form pictures
   * @param shape how they do
   * @param most at most so many units
   * @param columns tiles of a line
   * @return a PNG file
   * @throws IllegalArgumentException if the shape does not fit, or the picture would be too large
   */
  public static byte[] sheet(Network network, ImageShape shape, int most, int columns) {
    Layer layer = network.layers().get(0);
    int inputs = layer.layout().rows();
    if ((long) shape.planes() * shape.height() * shape.width() != inputs) {
      throw new IllegalArgumentException(shape + " for " + inputs + " inputs");
    }
    float[] matrix = layer.weightMatrix();
    int outputs = matrix.length / inputs;
    List<Integer> units =
        IntStream.range(0, outputs)
            .boxed()
            .sorted(Comparator.comparingDouble(unit -> -squaredNorm(matrix, outputs, unit)))
            .limit(most)
            .toList();
    return draw(matrix, outputs, units, shape, Math.min(columns, units.size()));
  }

  private static double squaredNorm(float[] matrix, int outputs, int unit) {
    double sum = 0;
    for (int at = unit; at < matrix.length; at += outputs) {
      sum += (double) matrix[at] * matrix[at];
    }
    return sum;
  }

  private static byte[] draw(
      float[] matrix, int outputs, List<Integer> units, ImageShape shape, int columns) {
    int lines = (units.size() + columns - 1) / columns;
    int width = GAP + columns * (shape.width() + GAP);
    int height = GAP + lines * (shape.height() + GAP);
    if ((long) width * height * 3 > LARGEST) {
      throw new IllegalArgumentException(
          "a picture of " + width + " x " + height + " pixels is too large");
    }
    byte[] sheet = Pictures.gaps(3 * width * height);
    for (int i = 0; i < units.size(); i++) {
      byte[] tile = Pictures.weights(shape, incoming(matrix, outputs, units.get(i)));
      int left = GAP + i % columns * (shape.width() + GAP);
      int top = GAP + i / columns * (shape.height() + GAP);
      for (int y = 0; y < shape.height(); y++) {
        System.arraycopy(
            tile, 3 * y * shape.width(), sheet, 3 * ((top + y) * width + left), 3 * shape.width());
      }
    }
    return PngWriter.pngRgb(width, height, sheet);
  }

  private static float[] incoming(float[] matrix, int outputs, int unit) {
    float[] weights = new float[matrix.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = matrix[i * outputs + unit];
    }
    return weights;
  }
}
