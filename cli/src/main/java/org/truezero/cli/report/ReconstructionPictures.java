package org.truezero.cli.report;

import java.util.List;
import org.truezero.data.ImageShape;
import org.truezero.experiments.picture.Pictures;
import org.truezero.experiments.picture.PngWriter;
import org.truezero.pretrain.Reconstructions;

/** Examples as an auto-encoder sees them: a column each with input, corrupted copy and answer. */
public final class ReconstructionPictures {
  private static final int GAP = 2;
  private static final int LINES = 3;

  private ReconstructionPictures() {}

  /**
   * Draws examples beside each other.
   *
   * @param shape how the features form pictures
   * @param examples one or more
   * @return a PNG file
   */
  public static byte[] sheet(ImageShape shape, List<Reconstructions.Example> examples) {
    int width = GAP + examples.size() * (shape.width() + GAP);
    int height = GAP + LINES * (shape.height() + GAP);
    byte[] sheet = Pictures.gaps(3 * width * height);
    for (int e = 0; e < examples.size(); e++) {
      Reconstructions.Example example = examples.get(e);
      List<float[]> lines = List.of(example.input(), example.corrupted(), example.reconstructed());
      for (int line = 0; line < LINES; line++) {
        byte[] tile = Pictures.colours(shape, lines.get(line));
        int left = GAP + e * (shape.width() + GAP);
        int top = GAP + line * (shape.height() + GAP);
        for (int y = 0; y < shape.height(); y++) {
          int to = 3 * ((top + y) * width + left);
          System.arraycopy(tile, 3 * y * shape.width(), sheet, to, 3 * shape.width());
        }
      }
    }
    return PngWriter.pngRgb(width, height, sheet);
  }
}
