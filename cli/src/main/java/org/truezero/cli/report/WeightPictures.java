package org.truezero.cli.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.truezero.data.ImageShape;
import org.truezero.experiments.picture.ContactSheet;
import org.truezero.experiments.picture.Pictures;
import org.truezero.network.Layer;
import org.truezero.network.Network;

/** The weights into the units of the first layer as one picture with a tile per unit. */
public final class WeightPictures {
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
    List<byte[]> tiles =
        units.stream()
            .map(unit -> Pictures.weights(shape, incoming(matrix, outputs, unit)))
            .toList();
    return ContactSheet.pngRgb(
        Math.min(columns, tiles.size()), shape.width(), shape.height(), tiles);
  }

  private static double squaredNorm(float[] matrix, int outputs, int unit) {
    double sum = 0;
    for (int at = unit; at < matrix.length; at += outputs) {
      sum += (double) matrix[at] * matrix[at];
    }
    return sum;
  }

  private static float[] incoming(float[] matrix, int outputs, int unit) {
    float[] weights = new float[matrix.length / outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = matrix[i * outputs + unit];
    }
    return weights;
  }
}
