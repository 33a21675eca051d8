package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.picture.BarChart;
import org.truezero.math.ActiveLists;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;

/**
 * Zeros before any training (Glorot et al. 2011, §3.1). Weights are drawn from a distribution that
 * is symmetric about 0 and biases are 0, so for any one example the pre-activations of a layer are
 * independent and each is above 0 with probability exactly ½: the zeros of n units are binomial.
 *
 * @param units of all networks together, in one layer
 * @param zeros among them, by layer
 */
record InitialZeros(int units, int[] zeros) {
  private static final int LAYERS = 3;
  private static final int WIDTH = 200;

  /** A binomial number is farther than this from its mean once in fifteen thousand times. */
  private static final double DEVIATIONS = 4;

  /**
   * Counts over networks with seeds 1, 2, …
   *
   * @param data its first test example that is not empty is shown to each network
   */
  static InitialZeros count(StudyData data, int seeds, Execution execution) {
    Architecture architecture = data.architecture(LAYERS, WIDTH, new Rectifier());
    ActiveLists example = example(data);
    int[] zeros = new int[LAYERS];
    for (long seed = 1; seed <= seeds; seed++) {
      Inference inference = new Inference(Network.random(architecture, seed), execution);
      inference.input().clear(data.features());
      inference.input().appendExamples(example);
      inference.run();
      for (int l = 0; l < LAYERS; l++) {
        zeros[l] += WIDTH - inference.hidden(l).size();
      }
    }
    return new InitialZeros(seeds * WIDTH, zeros);
  }

  private static ActiveLists example(StudyData data) {
    ActiveLists example = new ActiveLists();
    for (long row = 0; row < data.test().size() && example.size() == 0; row++) {
      example.clear(data.features());
      data.test().appendRow(row, example);
    }
    return example;
  }

  /** Returns the fraction of zeros of a layer. */
  double fraction(int layer) {
    return (double) zeros[layer] / units;
  }

  /** Returns how far from ½ a fraction may be by chance. */
  double bound() {
    return DEVIATIONS * 0.5 / Math.sqrt(units);
  }

  /** Returns whether the zeros of all layers are ½ but for chance. */
  boolean half() {
    return IntStream.range(0, zeros.length)
        .allMatch(layer -> Math.abs(fraction(layer) - 0.5) <= bound());
  }

  void report(StudyData data, FindingsDraft draft) {
    double[] fractions = IntStream.range(0, zeros.length).mapToDouble(this::fraction).toArray();
    double[] expected = new double[zeros.length];
    Arrays.fill(expected, 0.5);
    draft.chart(
        new BarChart(
            "Zeros before training, one example, " + units / WIDTH + " networks",
            "layer",
            true,
            IntStream.rangeClosed(1, zeros.length).mapToObj(Integer::toString).toList(),
            List.of(
                new BarChart.Bars("counted", fractions), new BarChart.Bars("expected", expected))));
    draft
        .claims()
        .decided(
            "after initialisation half of the hidden outputs are exact zeros",
            data.name() + ", " + units + " units a layer",
            String.join(", ", Arrays.stream(fractions).mapToObj(Figures::percent).toList())
                + " (by chance up to "
                + Figures.percent(bound())
                + " from ½)",
            half());
    draft.paragraph(
        "Before training every pre-activation is as likely above 0 as below, because weights are"
            + " drawn symmetrically about 0 and biases are 0: for one example, the zeros of a layer"
            + " are as many as heads in as many throws of a coin.");
  }
}
