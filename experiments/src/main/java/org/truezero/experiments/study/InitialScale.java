package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Layer;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;

/** What too large and too small initial weights do to sigmoids (CS231n). */
final class InitialScale {
  private static final double[] FACTORS = {0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100};
  private static final int USUAL = 4;
  private static final int LAYERS = 3;
  private static final int ROWS = 500;

  /** Outputs nearer to ½ than this, on average, tell examples apart no more. */
  private static final double ASLEEP = 0.01;

  private final StudyData data;

  InitialScale(StudyData data) {
    this.data = data;
  }

  void report(Lab lab, FindingsDraft draft) {
    Dataset rows = data.someTests(ROWS);
    double[][] flat = new double[LAYERS][FACTORS.length];
    double[][] fromHalf = new double[LAYERS][FACTORS.length];
    for (int f = 0; f < FACTORS.length; f++) {
      Network network = Network.random(data.architecture(LAYERS, 100, new LogisticSigmoid()), 1);
      multiply(network, FACTORS[f]);
      Slopes slopes = Slopes.of(network, rows, lab.execution());
      for (int l = 0; l < LAYERS; l++) {
        flat[l][f] = slopes.flat()[l];
        fromHalf[l][f] = slopes.fromHalf()[l];
      }
    }
    draft.chart(chart("Sigmoids with a slope below " + Slopes.FLAT, LineChart.Kind.FRACTION, flat));
    draft.chart(chart("Mean distance of their outputs from ½", LineChart.Kind.RATIO, fromHalf));
    claims(draft, flat, fromHalf);
  }

  static void multiply(Network network, double factor) {
    for (Layer layer : network.layers()) {
      float[] weights = layer.weights();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) (weights[i] * factor);
      }
    }
  }

  private static LineChart chart(String title, LineChart.Kind kind, double[][] numbers) {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int l = 0; l < LAYERS; l++) {
      lines.add(new LineChart.Series("layer " + (l + 1), FACTORS, numbers[l]));
    }
    return new LineChart(
        title,
        "initial weights, times the usual ones",
        true,
        kind,
        lines,
        OptionalDouble.of(1),
        "usual");
  }

  private void claims(FindingsDraft draft, double[][] flat, double[][] fromHalf) {
    int largest = FACTORS.length - 1;
    double usual = Arrays.stream(flat).mapToDouble(layer -> layer[USUAL]).max().orElseThrow();
    double large = Arrays.stream(flat).mapToDouble(layer -> layer[largest]).max().orElseThrow();
    double small = Arrays.stream(fromHalf).mapToDouble(layer -> layer[0]).max().orElseThrow();
    draft
        .claims()
        .decided(
            "too large initial weights saturate sigmoids",
            data.name() + ", before training",
            Figures.percent(large)
                + " flat at 100 times the usual weights, "
                + Figures.percent(usual)
                + " at the usual ones",
            large > usual && large > 0.5)
        .decided(
            "too small ones leave them all at ½",
            data.name() + ", before training",
            "outputs " + Figures.number(small) + " from ½ at a hundredth of the usual weights",
            small < ASLEEP);
  }
}
