package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.lab.Training;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.SparsityTarget;
import org.truezero.train.TrainSettings;

/** What error networks have when only a chosen part of their units may be active. */
final class ForcedSparsity {
  private static final int LAYERS = 2;
  private static final int UNITS = 300;

  /** Neurons that are active at a time (Attwell and Laughlin 2001; Lennie 2003). */
  private static final double CORTEX_LEAST = 0.01;

  private static final double CORTEX_MOST = 0.04;

  private final StudyData data;
  private final List<Forced> all = new ArrayList<>();

  /** Networks of which one part of active units was asked; NaN where none was. */
  private record Forced(double asked, List<Outcome> outcomes) {
    double active() {
      return 1 - Spread.of(Outcome.each(outcomes, Outcome.ZEROS)).mean();
    }

    List<Double> errors() {
      return Outcome.each(outcomes, Outcome.TEST_ERROR);
    }

    double error() {
      return Spread.of(errors()).mean();
    }

    boolean likeCortex() {
      return active() >= CORTEX_LEAST && active() <= CORTEX_MOST;
    }
  }

  private ForcedSparsity(StudyData data) {
    this.data = data;
  }

  /**
   * Trains networks without a penalty, and others that are forced.
   *
   * @param asked parts of active units to ask for, from most to least
   */
  static ForcedSparsity train(Lab lab, StudyData data, double[] asked, int epochs, int seeds)
      throws IOException {
    ForcedSparsity result = new ForcedSparsity(data);
    result.add(lab, Double.NaN, epochs, seeds);
    for (double each : asked) {
      result.add(lab, each, epochs, seeds);
    }
    return result;
  }

  private void add(Lab lab, double asked, int epochs, int seeds) throws IOException {
    List<Training> trainings = new ArrayList<>();
    for (long seed = 1; seed <= seeds; seed++) {
      trainings.add(training(asked, epochs, seed));
    }
    all.add(new Forced(asked, lab.train(trainings)));
  }

  private Training training(double asked, int epochs, long seed) {
    Penalties penalties =
        Double.isNaN(asked)
            ? Penalties.NONE
            : Penalties.NONE.withTarget(new SparsityTarget(List.of(1 - asked)));
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(data.rate())
            .withLimit(Span.epochs(epochs))
            .withPenalties(penalties);
    return new Training(
        data.name() + ", active " + name(asked) + ", seed " + seed,
        () -> Network.random(data.architecture(LAYERS, UNITS, new Rectifier()), seed),
        settings,
        data.train(),
        Optional.empty(),
        Optional.of(data.test()));
  }

  private static String name(double asked) {
    return Double.isNaN(asked) ? "as it comes" : Figures.percent(asked);
  }

  void report(FindingsDraft draft) {
    double[] active = all.stream().mapToDouble(Forced::active).sorted().toArray();
    double[] errors =
        all.stream()
            .sorted(Comparator.comparingDouble(Forced::active))
            .mapToDouble(Forced::error)
            .toArray();
    draft.chart(
        new LineChart(
            "Test error by the part of hidden units that are active",
            "active units, as a fraction",
            true,
            LineChart.Kind.FRACTION,
            List.of(new LineChart.Series("test error", active, errors)),
            active[0] < CORTEX_MOST ? OptionalDouble.of(CORTEX_MOST) : OptionalDouble.empty(),
            "cortex: up to 0.04"));
    draft.table(table());
    claims(draft);
  }

  private Findings.Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Forced each : all) {
      rows.add(
          List.of(
              name(each.asked),
              Figures.percent(each.active()),
              Figures.percent(Spread.of(each.errors()))));
    }
    return new Findings.Table(
        "activity",
        "Active units asked for and found on test data, "
            + data.name()
            + ", "
            + Figures.count(data.train().size())
            + " rows to learn from",
        List.of("asked", "active", "test error"),
        rows);
  }

  private void claims(FindingsDraft draft) {
    Forced free = all.get(0);
    Forced sparsest = all.get(all.size() - 1);
    List<Forced> cortical = all.stream().filter(Forced::likeCortex).toList();
    draft
        .claims()
        .decided(
            "1 to 4 % of the neurons of the cortex are active, fewer than units of a network",
            data.name() + ", no penalty",
            Figures.percent(free.active()) + " active",
            free.active() > CORTEX_MOST)
        .below(
            "too much sparsity costs capacity",
            data.name() + ", " + Figures.percent(sparsest.active()) + " active",
            free.errors(),
            sparsest.errors(),
            Figures::percent);
    if (!cortical.isEmpty()) {
      draft
          .claims()
          .decided(
              "a network can work with as few active units as the cortex",
              data.name(),
              seen(cortical),
              cortical.stream().anyMatch(each -> each.error() <= 2 * free.error()));
    }
    draft.paragraph(
        "Without a penalty "
            + Figures.percent(free.active())
            + " of the hidden units are active for an example, and the test error is "
            + Figures.percent(free.error())
            + "; of the neurons of the cortex 1 to 4 % are active at a time. Networks are forced"
            + " there by a penalty that training finds for the zeros asked for: "
            + (cortical.isEmpty() ? "none arrived in so short a training" : seen(cortical))
            + ". A network counts as working if its error is below twice that of the free one.");
  }

  private static String seen(List<Forced> cortical) {
    return String.join(
        "; ",
        cortical.stream()
            .map(
                each ->
                    Figures.percent(each.active())
                        + " active, test error "
                        + Figures.percent(each.error()))
            .toList());
  }
}
