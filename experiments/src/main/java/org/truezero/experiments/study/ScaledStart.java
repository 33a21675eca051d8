package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
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

  /** Losses count as different if, from every seed, they differ by this factor. */
  private static final double CLEAR = 1.5;

  private final StudyData data;
  private final int epochs;
  private final int seeds;

  ScaledStart(StudyData data, int epochs, int seeds) {
    this.data = data;
    this.epochs = epochs;
    this.seeds = seeds;
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<LineChart.Series> lines = new ArrayList<>();
    List<List<Double>> last = new ArrayList<>();
    for (int f = 0; f < FACTORS.length; f++) {
      double factor = FACTORS[f];
      Followed followed = Followed.from(seeds, epochs, seed -> looks(lab, factor, seed));
      double[] loss = followed.means(1, Outcome.TRAIN_LOSS);
      double[] epoch = IntStream.rangeClosed(1, loss.length).asDoubleStream().toArray();
      lines.add(new LineChart.Series("by " + NAMES.get(f), epoch, loss));
      last.add(followed.at(epochs, Outcome.TRAIN_LOSS));
    }
    draft.chart(
        new LineChart(
            "Training loss when the first layer is divided and the second multiplied at the start",
            "epoch",
            LineChart.Kind.RATIO,
            lines));
    claim(draft, last);
  }

  private static String text(List<Double> losses) {
    boolean diverged = losses.stream().anyMatch(loss -> loss.isNaN());
    return diverged ? "diverged" : Figures.number(Spread.of(losses));
  }

  /** Returns the greatest loss from one seed by the least; infinite where training diverged. */
  private static double ratio(List<List<Double>> last, int seed) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = 0;
    for (List<Double> losses : last) {
      double loss = losses.get(seed);
      least = Double.isNaN(loss) ? least : Math.min(least, loss);
      greatest = Double.isNaN(loss) ? Double.POSITIVE_INFINITY : Math.max(greatest, loss);
    }
    return greatest / least;
  }

  private List<Outcome> looks(Lab lab, double factor, long seed) throws IOException {
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(data.rate())
            .withLimit(Span.epochs(epochs));
    return lab.follow(
        data.name() + ", layers scaled by " + factor + ", epochs " + epochs + ", seed " + seed,
        () -> start(factor, seed),
        settings,
        data.train(),
        network -> Map.of());
  }

  private Network start(double factor, long seed) {
    Network network = Network.random(data.architecture(2, 100, new Rectifier()), seed);
    return Rescaling.rescale(network, factor, 1 / factor, 1);
  }

  private void claim(FindingsDraft draft, List<List<Double>> last) {
    String seen =
        "loss "
            + IntStream.range(0, FACTORS.length)
                .mapToObj(f -> text(last.get(f)) + " at " + NAMES.get(f))
                .collect(Collectors.joining(", "));
    boolean otherwise = IntStream.range(0, seeds).allMatch(seed -> ratio(last, seed) > CLEAR);
    draft
        .claims()
        .decided(
            "the parametrization is ill-conditioned: at another scale the same function learns"
                + " otherwise",
            data.name() + ", " + epochs + " epochs",
            seen,
            otherwise);
    draft.paragraph(
        "The same function at the start, trained at the same rate from several scales of its layers: "
            + seen
            + (otherwise
                ? ". The gradient of a layer grows by what its weights were divided by."
                : ". From some seed these are within a factor of " + CLEAR + "."));
  }
}
