package org.truezero.experiments.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.truezero.experiments.characters.Picture;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.nistp.TransformationSheets;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.PictureChart;
import org.truezero.experiments.picture.Pixels;

/**
 * The characters of NISTP, to be looked at: what each transformation does to them (Bengio et al.
 * 2011, §3; Glorot et al. 2011, §4.1).
 */
public final class Characters implements Experiment {
  /** Of the paper's pictures 0.7 is the greatest complexity. */
  private static final List<Double> COMPLEXITIES = List.of(0.0, 0.3, 0.7);

  private static final int LINES = 2;
  private static final int COLUMNS = 20;

  /** Creates the experiment. */
  public Characters() {}

  @Override
  public String name() {
    return "characters";
  }

  @Override
  public String summary() {
    return "the characters of NISTP after each transformation, to be looked at";
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) {
    List<Chart> charts = new ArrayList<>();
    for (TransformationSheets.Sheet sheet :
        new TransformationSheets(LINES * COLUMNS, COMPLEXITIES).sheets()) {
      charts.add(chart(sheet));
    }
    return new Findings(
        "The characters of NISTP (Bengio et al. 2011, §3)",
        List.of(
            "Typed characters after each transformation alone, and, at the end, examples of each"
                + " mode, in which every transformation draws a complexity of its own from 0 to the"
                + " one stated. Some transformations leave most examples as they are: scratches"
                + " 85 %, pixel permutation 80 %, salt and pepper and spatial smoothing 75 %,"
                + " gaussian noise 70 %, occlusion 60 %. `truezero data describe 'nistp:' --pictures"
                + " FILE` draws examples of any source."),
        List.of(),
        charts);
  }

  private static PictureChart chart(TransformationSheets.Sheet sheet) {
    List<PictureChart.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < COMPLEXITIES.size(); i++) {
      tiles.add(
          new PictureChart.Tile(
              pixels(sheet.lines().get(i)),
              String.format(Locale.ROOT, "complexity %.1f", COMPLEXITIES.get(i))));
    }
    return new PictureChart(sheet.title(), 1, tiles);
  }

  /** Puts characters side by side, in lines. */
  private static Pixels pixels(List<byte[]> characters) {
    int width = COLUMNS * Picture.SIDE;
    byte[] rgb = new byte[3 * width * LINES * Picture.SIDE];
    for (int i = 0; i < characters.size(); i++) {
      int left = i % COLUMNS * Picture.SIDE;
      int top = i / COLUMNS * Picture.SIDE;
      for (int p = 0; p < Picture.PIXELS; p++) {
        int at = (top + p / Picture.SIDE) * width + left + p % Picture.SIDE;
        for (int colour = 0; colour < 3; colour++) {
          rgb[3 * at + colour] = characters.get(i)[p];
        }
      }
    }
    return new Pixels(width, LINES * Picture.SIDE, rgb);
  }
}
