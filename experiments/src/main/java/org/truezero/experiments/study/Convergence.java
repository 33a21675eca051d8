package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.BarChart;
import org.truezero.experiments.picture.LineChart;

/**
 * Epochs and seconds that each kind of units takes to a training error, at its own best rate. The
 * error is the lowest that both rectifiers and tanh reach, so that the comparison of these two is
 * as long as it can be.
 */
final class Convergence {
  private static final String RECTIFIER = "rectifier";
  private static final String TANH = "tanh";
  private static final List<String> UNITS =
      List.of(RECTIFIER, "leaky", "prelu", "maxout", TANH, "sigmoid", "softplus");

  /** "Several times faster", six in the figure (Krizhevsky, Sutskever and Hinton 2012, §3.1). */
  private static final double CLAIMED = 6;

  private final StudyData data;
  private final List<Race> races;
  private final double target;

  private Convergence(StudyData data, List<Race> races) {
    this.data = data;
    this.races = races;
    target = Math.max(named(RECTIFIER).reached(), named(TANH).reached());
  }

  static Convergence train(Lab lab, StudyData data, int epochs, int seeds) throws IOException {
    List<Race> races = new ArrayList<>();
    for (String unit : UNITS) {
      races.add(Race.run(lab, data, unit, epochs, seeds));
    }
    return new Convergence(data, races);
  }

  private Race named(String unit) {
    return races.stream().filter(race -> race.unit().equals(unit)).findFirst().orElseThrow();
  }

  /** Returns epochs or seconds to the target, one number for each seed; NaN if it was missed. */
  private List<Double> until(String unit, String measure) {
    return named(unit).best(target).until(target, measure);
  }

  private double mean(String unit, String measure) {
    return Spread.of(until(unit, measure)).mean();
  }

  void report(FindingsDraft draft) {
    draft.chart(errors("rectifiers", List.of(RECTIFIER, "leaky", "prelu", "maxout")));
    draft.chart(errors("other units", List.of(RECTIFIER, TANH, "sigmoid", "softplus")));
    draft.chart(bars("Epochs", "epochs", Outcome.EPOCH));
    draft.chart(bars("Seconds", "seconds, on this machine", Outcome.SECONDS));
    draft.table(table());
    claims(draft);
    draft.paragraph(
        "A training error of "
            + Figures.percent(target)
            + " on "
            + data.name()
            + ", the lowest that both reached, takes rectifiers "
            + Figures.number(mean(RECTIFIER, Outcome.EPOCH))
            + " epochs and tanh "
            + Figures.number(mean(TANH, Outcome.EPOCH))
            + ", each at its own best rate of four: "
            + times(Outcome.EPOCH)
            + " times as many epochs, and "
            + times(Outcome.SECONDS)
            + " times as many seconds. The claim of six times is from a convolutional network on"
            + " CIFAR-10. An epoch's error is measured while the network learns.");
  }

  private double ratio(String measure) {
    return mean(TANH, measure) / mean(RECTIFIER, measure);
  }

  private String times(String measure) {
    return String.format(Locale.ROOT, "%.2f", ratio(measure));
  }

  private LineChart errors(String which, List<String> units) {
    List<LineChart.Series> lines = new ArrayList<>();
    for (String unit : units) {
      List<List<Outcome>> runs = named(unit).best(target).runs();
      int epochs = runs.stream().mapToInt(List::size).min().orElse(1) - 1;
      double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
      double[] y =
          IntStream.rangeClosed(1, epochs)
              .mapToDouble(
                  epoch -> Spread.of(runs.stream().map(run -> error(run, epoch)).toList()).mean())
              .toArray();
      lines.add(new LineChart.Series(unit, x, y));
    }
    return new LineChart(
        "Training error of " + which + ", each at its best rate",
        "epoch",
        LineChart.Kind.RATIO,
        lines);
  }

  private static double error(List<Outcome> looks, int epoch) {
    return looks.get(epoch).get(Outcome.TRAIN_ERROR);
  }

  private BarChart bars(String what, String name, String measure) {
    return new BarChart(
        what + " to a training error of " + Figures.percent(target),
        "units",
        false,
        UNITS,
        List.of(
            new BarChart.Bars(
                name, UNITS.stream().mapToDouble(unit -> mean(unit, measure)).toArray())));
  }

  private Findings.Table table() {
    List<List<String>> rows = new ArrayList<>();
    for (Race race : races) {
      Race.AtRate best = race.best(target);
      rows.add(
          List.of(
              race.unit(),
              Figures.number(best.rate()),
              Figures.number(Spread.of(best.until(target, Outcome.EPOCH))),
              Figures.number(Spread.of(best.until(target, Outcome.SECONDS))),
              Figures.percent(best.reached())));
    }
    return new Findings.Table(
        "convergence",
        "To a training error of "
            + Figures.percent(target)
            + " on "
            + data.name()
            + ", "
            + Figures.count(data.train().size())
            + " rows (–: not reached)",
        List.of("units", "best rate", "epochs", "seconds", "lowest error"),
        rows);
  }

  private void claims(FindingsDraft draft) {
    draft
        .claims()
        .decided(
            "rectifiers converge about six times faster than tanh",
            data.name(),
            times(Outcome.EPOCH) + " times in epochs, " + times(Outcome.SECONDS) + " in seconds",
            ratio(Outcome.EPOCH) >= CLAIMED);
    for (String slower : List.of(TANH, "sigmoid", "softplus")) {
      claim(draft, slower);
    }
  }

  private void claim(FindingsDraft draft, String slower) {
    String claim = "rectifiers take fewer epochs than " + slower;
    if (named(slower).soonest(target).isEmpty()) {
      String seen = Figures.number(mean(RECTIFIER, Outcome.EPOCH)) + " and never";
      draft.claims().decided(claim, data.name(), seen, true);
      return;
    }
    draft
        .claims()
        .below(
            claim,
            data.name(),
            until(RECTIFIER, Outcome.EPOCH),
            until(slower, Outcome.EPOCH),
            Figures::number);
  }
}
