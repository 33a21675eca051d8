package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.truezero.data.ImageShape;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.PictureChart;
import org.truezero.experiments.picture.Pixels;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.sparsity.LinearMap;

/**
 * The linear map that a network is at one example: shown, checked against the forward pass, and
 * followed on the way to another example, over the borders of linear regions.
 *
 * @param data examples
 * @param network rectifiers, trained
 */
record MapAtExample(StudyData data, Network network) {
  private static final int CHECKED = 200;

  /** Sums of float products, in another order than those in double precision. */
  private static final double ROUNDING = 1e-4;

  void report(Lab lab, FindingsDraft draft) {
    Inference inference = new Inference(network, lab.execution());
    data.train()
        .schema()
        .image()
        .ifPresent(shape -> draft.chart(pictures(shape, Rows.dense(data.test(), 0))));
    double furthest = furthest(inference);
    Way way = way(inference);
    draft.chart(way.chart());
    long checked = Math.min(CHECKED, data.test().size());
    draft
        .claims()
        .decided(
            "given the active units the network is linear: W·x + b are its scores",
            data.name() + ", " + checked + " examples",
            "greatest difference " + Figures.number(furthest) + " of the greatest score",
            furthest < ROUNDING)
        .decided(
            "the map holds for the whole region around an example",
            data.name() + ", on the way to another example",
            "difference "
                + Figures.number(way.inside())
                + " after "
                + Figures.percent(way.reach())
                + " of the way, where the same units are active",
            way.inside() < ROUNDING);
    draft.paragraph(
        String.format(
            Locale.ROOT,
            "At every example the network is one matrix and one vector, which give its scores but"
                + " for rounding (%s). On the straight way from one example to another it passes"
                + " through at least %d linear regions. After %s of the way the units that are active"
                + " at the first example were still the active ones.",
            Figures.number(furthest),
            way.regions(),
            Figures.percent(way.reach())));
  }

  /** Returns the greatest difference between maps and scores, by the greatest score. */
  private double furthest(Inference inference) {
    double furthest = 0;
    double greatest = 0;
    for (long row = 0; row < Math.min(CHECKED, data.test().size()); row++) {
      float[] input = Rows.dense(data.test(), row);
      float[] scores = scores(inference, input);
      double[] mapped = LinearMap.at(network, input).scores(input);
      for (int k = 0; k < mapped.length; k++) {
        furthest = Math.max(furthest, Math.abs(mapped[k] - scores[k]));
        greatest = Math.max(greatest, Math.abs(mapped[k]));
      }
    }
    return furthest / greatest;
  }

  private static float[] scores(Inference inference, float[] input) {
    inference.input().clear(input.length);
    inference.input().appendDense(input, 0);
    inference.input().endExample();
    inference.run();
    return inference.scores();
  }

  private PictureChart pictures(ImageShape shape, float[] input) {
    LinearMap map = LinearMap.at(network, input);
    double[] scores = map.scores(input);
    List<String> names = data.train().schema().target().names();
    List<PictureChart.Tile> tiles = new ArrayList<>();
    tiles.add(new PictureChart.Tile(Pixels.example(shape, input), "the example"));
    for (int k = 0; k < map.scores() && k < 11; k++) {
      double[] row = map.weights(k);
      float[] weights = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        weights[i] = (float) row[i];
      }
      tiles.add(
          new PictureChart.Tile(
              Pixels.weights(shape, weights),
              names.get(k) + String.format(Locale.ROOT, ": %.1f", scores[k])));
    }
    return new PictureChart("The linear map at one example: weights and score by class", 4, tiles);
  }

  /** The straight way from the first test example to the first of another class. */
  private Way way(Inference inference) {
    float[] from = Rows.dense(data.test(), 0);
    int start = label(0);
    long other = 1;
    while (other + 1 < data.test().size() && label(other) == start) {
      other++;
    }
    return Way.walk(network, inference, from, Rows.dense(data.test(), other), start, label(other));
  }

  private int label(long row) {
    float[] target = new float[1];
    data.test().readTarget(row, target, 0);
    return (int) target[0];
  }
}
