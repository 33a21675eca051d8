package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
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
 * Epochs and seconds that each kind of units takes to a training error, at its own best rate. If
 * nothing else is asked for, the error is the lowest that both rectifiers and tanh reach, so that
 * the comparison of these two is as long as it can be.
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
  private final int epochs;
  private final boolean asked;
  private final double target;

  private Convergence(StudyData data, List<Race> races, int epochs, OptionalDouble asked) {
    this.data = data;
    this.races = races;
    this.epochs = epochs;
    this.asked = asked.isPresent();
    target = asked.orElseGet(() -> Math.max(named(RECTIFIER).reached(), named(TANH).reached()));
  }

  /**
   * Trains all units at all rates.
   *
   * @param asked the error to race to, if there is one
   */
  static Convergence train(Lab lab, StudyData data, int epochs, int seeds, OptionalDouble asked)
      throws IOException {
    List<Race> races = new ArrayList<>();
    for (String unit : UNITS) {
      races.add(Race.run(lab, data, unit, epochs, seeds));
    }
    return new Convergence(data, races, epochs, asked);
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
            + (asked ? "" : ", the lowest that both reached,")
            + " takes rectifiers "
            + epochs(RECTIFIER)
            + " epochs and tanh "
            + epochs(TANH)
            + ", each at its own best rate of four"
            + (reached(TANH) && reached(RECTIFIER) ? ": " + times() : "")
            + ". The claim of six times is from a convolutional network on"
            + " CIFAR-10. An epoch's error is measured while the network learns.");
  }

  private boolean reached(String unit) {
    return named(unit).soonest(target).isPresent();
  }

  private String epochs(String unit) {
    return reached(unit)
        ? Figures.number(mean(unit, Outcome.EPOCH))
        : "more than " + Figures.count(epochs);
  }

  /** Returns how many times as long tanh takes. */
  private double ratio(String measure) {
    return mean(TANH, measure) / mean(RECTIFIER, measure);
  }

  private String times() {
    return String.format(
        Locale.ROOT,
        "tanh takes %.2f times as many epochs, and %.2f times as many seconds",
        ratio(Outcome.EPOCH),
        ratio(Outcome.SECONDS));
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
    String six = "rectifiers converge about six times faster than tanh";
    if (firstEpoch(RECTIFIER) && firstEpoch(TANH)) {
      draft.claims().open(six, data.name(), "both in the first epoch");
    } else if (reached(RECTIFIER) && reached(TANH)) {
      draft.claims().decided(six, data.name(), times(), ratio(Outcome.EPOCH) >= CLAIMED);
    } else {
      draft.claims().open(six, data.name(), epochs(RECTIFIER) + " and " + epochs(TANH));
    }
    for (String slower : List.of(TANH, "sigmoid", "softplus")) {
      claim(draft, slower);
    }
  }

  /** Within an epoch nothing is told apart. */
  private boolean firstEpoch(String unit) {
    return until(unit, Outcome.EPOCH).stream().allMatch(epoch -> epoch <= 1);
  }

  private void claim(FindingsDraft draft, String slower) {
    String claim = "rectifiers take fewer epochs than " + slower;
    String seen = epochs(RECTIFIER) + " and " + epochs(slower);
    if (!reached(RECTIFIER) && !reached(slower)) {
      draft.claims().open(claim, data.name(), seen);
      return;
    }
    if (!reached(RECTIFIER) || !reached(slower)) {
      draft.claims().decided(claim, data.name(), seen, reached(RECTIFIER));
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
