package org.truezero.cli.report;

import java.util.ArrayList;
import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.data.ImageShape;
import org.truezero.experiments.picture.ContactSheet;
import org.truezero.experiments.picture.Pictures;
import org.truezero.math.ActiveLists;

/** The first examples of a data set as one picture. */
public final class ExamplePictures {
  private static final int COLUMNS = 31;

  private ExamplePictures() {}

  /**
   * Draws examples line by line, in their order.
   *
   * @param shape how the features form pictures
   * @param data the examples
   * @param most at most so many
   * @return a PNG file
   * @throws IllegalArgumentException if the picture would be too large
   */
  public static byte[] sheet(ImageShape shape, Dataset data, int most) {
    int count = (int) Math.min(most, data.size());
    int features = data.schema().features();
    ActiveLists lists = new ActiveLists();
    List<byte[]> tiles = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      lists.clear(features);
      data.appendRow(row, lists);
      float[] dense = new float[features];
      for (int at = 0; at < lists.size(); at++) {
        dense[lists.indices()[at]] = lists.values()[at];
      }
      tiles.add(Pictures.colours(shape, dense));
    }
    return ContactSheet.pngRgb(Math.min(COLUMNS, count), shape.width(), shape.height(), tiles);
  }
}
