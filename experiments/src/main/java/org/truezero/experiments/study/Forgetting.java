package org.truezero.experiments.study;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/**
 * L2 as gradual forgetting: a trained neuron is shown nothing but empty examples, whose gradient by
 * the weights is 0, and every update multiplies each weight by 1 − rate·L2 (CS231n).
 *
 * @param trained the neuron to start from, not changed
 */
record Forgetting(Network trained) {
  private static final int STEPS = 60;
  private static final float RATE = 0.1f;
  private static final List<Float> L2 = List.of(0.1f, 0.3f, 1f);

  /** Each update rounds three times, by at most half a unit in the last of 24 places. */
  private static final double ROUNDING = 3 * STEPS * 0x1p-24;

  /**
   * Returns the first weight after every update without data.
   *
   * @param steps how many updates
   * @param rate learning rate
   * @param l2 weight penalty
   * @return {@code steps + 1} numbers, the weight before the first update first
   */
  double[] weights(int steps, float rate, float l2, Execution execution) {
    Network network = trained.copy();
    float[][] nothing = new float[1][network.architecture().inputs()];
    MadeRows blank = MadeRows.ofClasses("nothing", nothing, new int[1], 2);
    TrainSettings settings =
        TrainSettings.paper()
            .withBatchSize(1)
            .withLearningRate(rate)
            .withLimit(Span.epochs(steps))
            .withPenalties(new Penalties(List.of(0f), l2, Float.POSITIVE_INFINITY, 1));
    double[] weights = new double[steps + 1];
    weights[0] = network.layers().get(0).weightMatrix()[0];
    TrainingListener watch =
        new TrainingListener() {
          @Override
          public void afterBatch(TrainingState state) {
            weights[(int) state.progress().step()] =
                state.network().layers().get(0).weightMatrix()[0];
          }
        };
    new Trainer(execution)
        .train(network, settings, blank, Optional.empty(), Optional.empty(), watch);
    return weights;
  }

  void report(Lab lab, FindingsDraft draft) {
    double[] steps = new double[STEPS + 1];
    Arrays.setAll(steps, step -> step);
    List<LineChart.Series> lines = new ArrayList<>();
    double furthest = 0;
    for (float l2 : L2) {
      double[] weights = weights(STEPS, RATE, l2, lab.execution());
      double factor = 1 - (double) RATE * l2;
      for (int step = 0; step <= STEPS; step++) {
        double expected = weights[0] * StrictMath.pow(factor, step);
        furthest = Math.max(furthest, Math.abs(weights[step] / expected - 1));
      }
      lines.add(new LineChart.Series("L2 " + l2, steps, weights));
    }
    draft.chart(
        new LineChart(
            "A weight that sees no data any more (rate " + RATE + ")",
            "update",
            LineChart.Kind.RATIO,
            lines));
    draft
        .claims()
        .decided(
            "L2 is gradual forgetting: every update multiplies by 1 − rate·L2",
            STEPS + " updates without data",
            "largest relative difference " + Figures.number(furthest),
            furthest < ROUNDING);
    draft.paragraph(
        String.format(
            Locale.ROOT,
            "Without data the weights of the neuron fall along straight lines on a logarithmic"
                + " scale: at every update they keep the same share, and after %d updates with L2"
                + " %.1f only %s of them is left.",
            STEPS,
            L2.get(0),
            Figures.percent(StrictMath.pow(1 - (double) RATE * L2.get(0), STEPS))));
  }
}
