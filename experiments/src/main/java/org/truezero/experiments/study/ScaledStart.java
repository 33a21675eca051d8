package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.sparsity.Rescaling;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Training from the same function at several scales: the parametrization is ill-conditioned (Glorot
 * et al. 2011, §3.1), so that gradient descent goes other ways.
 */
final class ScaledStart {
  private static final double[] FACTORS = {1, 4, 16, 0.25};
  private static final List<String> NAMES = List.of("1", "4", "16", "¼");

  /** Losses that differ by this factor are told apart without several seeds. */
  private static final double CLEAR = 1.5;

  private final StudyData data;
  private final int epochs;

  ScaledStart(StudyData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<LineChart.Series> lines = new ArrayList<>();
    List<Double> last = new ArrayList<>();
    for (int f = 0; f < FACTORS.length; f++) {
      List<Outcome> looks = looks(lab, FACTORS[f]);
      double[] epoch = new double[looks.size() - 1];
      double[] loss = new double[epoch.length];
      for (int i = 0; i < epoch.length; i++) {
        epoch[i] = looks.get(i + 1).get(Outcome.EPOCH);
        loss[i] = looks.get(i + 1).get(Outcome.TRAIN_LOSS);
      }
      lines.add(new LineChart.Series("by " + NAMES.get(f), epoch, loss));
      last.add(epoch.length < epochs ? Double.NaN : loss[epochs - 1]);
    }
    draft.chart(
        new LineChart(
            "Training loss when the first layer is divided and the second multiplied at the start",
            "epoch",
            LineChart.Kind.RATIO,
            lines));
    claim(draft, last);
  }

  private List<Outcome> looks(Lab lab, double factor) throws IOException {
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(data.rate()).withLimit(Span.epochs(epochs));
    return lab.follow(
        data.name() + ", layers scaled by " + factor + ", epochs " + epochs,
        () -> start(factor),
        settings,
        data.train(),
        network -> Map.of());
  }

  private Network start(double factor) {
    Network network = Network.random(data.architecture(2, 100, new Rectifier()), 1);
    return Rescaling.rescale(network, factor, 1 / factor, 1);
  }

  private void claim(FindingsDraft draft, List<Double> last) {
    StringBuilder seen = new StringBuilder("loss");
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (int i = 0; i < FACTORS.length; i++) {
      boolean diverged = last.get(i).isNaN();
      seen.append(i == 0 ? " " : ", ").append(diverged ? "diverged" : Figures.number(last.get(i)));
      seen.append(" at ").append(NAMES.get(i));
      least = Math.min(least, diverged ? least : last.get(i));
      greatest = Math.max(greatest, diverged ? Double.POSITIVE_INFINITY : last.get(i));
    }
    draft
        .claims()
        .decided(
            "the parametrization is ill-conditioned: at another scale the same function learns"
                + " otherwise",
            data.name() + ", " + epochs + " epochs",
            seen.toString(),
            greatest > CLEAR * least);
    draft.paragraph(
        "The same function at the start, trained at the same rate, learned differently at other"
            + " scales of its layers ("
            + seen
            + "): the gradient of a layer grows by what its weights were divided by.");
  }
}
