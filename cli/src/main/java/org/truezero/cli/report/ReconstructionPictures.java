package org.truezero.cli.report;

import java.util.List;
import java.util.function.Function;
import org.truezero.data.ImageShape;
import org.truezero.experiments.picture.ContactSheet;
import org.truezero.experiments.picture.Pictures;
import org.truezero.pretrain.Reconstructions;

/** Examples as an auto-encoder sees them: a column each with input, corrupted copy and answer. */
public final class ReconstructionPictures {
  private static final List<Function<Reconstructions.Example, float[]>> LINES =
      List.of(
          Reconstructions.Example::input,
          Reconstructions.Example::corrupted,
          Reconstructions.Example::reconstructed);

  private ReconstructionPictures() {}

  /**
   * Draws examples beside each other.
   *
   * @param shape how the features form pictures
   * @param examples one or more
   * @return a PNG file
   */
  public static byte[] sheet(ImageShape shape, List<Reconstructions.Example> examples) {
    List<byte[]> tiles =
        LINES.stream()
            .flatMap(line -> examples.stream().map(line))
            .map(features -> Pictures.colours(shape, features))
            .toList();
    return ContactSheet.pngRgb(examples.size(), shape.width(), shape.height(), tiles);
  }
}
