package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.BarChart;
import org.truezero.experiments.picture.LineChart;

/** Dead rectifiers against the learning rate, and the epochs in which they died (CS231n). */
final class DeadByRate {
  /** Multiples of a rate at which training is stable. */
  private static final double[] FACTORS = {0.3, 1, 3, 10, 12, 15, 20, 30};

  private static final int USUAL = 1;

  /** "As much as 40 % of your network can be dead" (CS231n). */
  private static final double CLAIMED = 0.4;

  /** So many dead units are worth doing something about. */
  private static final double MANY = 0.05;

  private final Dying dying;
  private final List<List<Outcome>> byRate = new ArrayList<>();
  private final double[] rates;
  private final double[] dead;
  private final double[] errors;

  private DeadByRate(Dying dying) {
    this.dying = dying;
    rates = Arrays.stream(FACTORS).map(factor -> factor * dying.data().rate()).toArray();
    dead = new double[rates.length];
    errors = new double[rates.length];
  }

  static DeadByRate train(Lab lab, Dying dying) throws IOException {
    DeadByRate result = new DeadByRate(dying);
    for (int r = 0; r < result.rates.length; r++) {
      List<Outcome> outcomes = dying.outcomes(lab, Dying.Kind.RECTIFIER, (float) result.rates[r]);
      result.byRate.add(outcomes);
      result.dead[r] = Spread.of(dying.dead(outcomes)).mean();
      result.errors[r] = Spread.of(Outcome.each(outcomes, Outcome.TEST_ERROR)).mean();
    }
    return result;
  }

  /** Returns the lowest rate at which one in twenty of the units died, else the deadliest. */
  float deadly() {
    return (float) rates[deadlyNumber()];
  }

  private int deadlyNumber() {
    return IntStream.range(USUAL + 1, rates.length)
        .filter(r -> dead[r] >= MANY)
        .findFirst()
        .orElse(worst());
  }

  /** Returns the number of the rate above the usual one at which most units died. */
  private int worst() {
    int worst = USUAL + 1;
    for (int r = worst + 1; r < rates.length; r++) {
      worst = dead[r] > dead[worst] || Double.isNaN(dead[worst]) ? r : worst;
    }
    return worst;
  }

  void report(FindingsDraft draft) {
    draft.chart(
        new LineChart(
            "Dead units and test error, by learning rate",
            "learning rate",
            true,
            LineChart.Kind.FRACTION,
            List.of(
                new LineChart.Series("dead units", rates, dead),
                new LineChart.Series("test error", rates, errors)),
            OptionalDouble.of(rates[USUAL]),
            "stable"));
    draft.chart(overEpochs());
    draft.chart(whenTheyDied());
    claims(draft);
    paragraph(draft);
  }

  private LineChart overEpochs() {
    double[] epochs = new double[dying.epochs() + 1];
    Arrays.setAll(epochs, epoch -> epoch);
    List<LineChart.Series> lines = new ArrayList<>();
    for (int r = 0; r < rates.length; r++) {
      lines.add(
          new LineChart.Series(rate(rates[r]), epochs, means(byRate.get(r), "dead ", epochs)));
    }
    return new LineChart(
        "Dead units after each epoch, by learning rate", "epoch", LineChart.Kind.FRACTION, lines);
  }

  private BarChart whenTheyDied() {
    double[] epochs = new double[dying.epochs() + 1];
    Arrays.setAll(epochs, epoch -> epoch);
    return new BarChart(
        "Units dead at the end at rate " + rate(deadly()) + ", by the epoch in which they died",
        "epoch (0: never alive)",
        true,
        Arrays.stream(epochs).mapToObj(epoch -> Integer.toString((int) epoch)).toList(),
        List.of(
            new BarChart.Bars(
                "of all units", means(byRate.get(deadlyNumber()), "since ", epochs))));
  }

  private static double[] means(List<Outcome> outcomes, String name, double[] looks) {
    return Arrays.stream(looks)
        .map(look -> Spread.of(Outcome.each(outcomes, name + (int) look)).mean())
        .toArray();
  }

  static String rate(double rate) {
    return String.format(Locale.ROOT, "%.2g", rate);
  }

  private void claims(FindingsDraft draft) {
    int worst = worst();
    draft
        .claims()
        .decided(
            "with too large a rate as much as 40 % of a network can be dead",
            dying.data().name() + ", rate " + rate(rates[worst]),
            Figures.percent(Spread.of(dying.dead(byRate.get(worst)))),
            dead[worst] >= CLAIMED)
        .below(
            "with a proper rate this is less of an issue",
            dying.data().name() + ", rates " + rate(rates[USUAL]) + " and " + rate(rates[worst]),
            dying.dead(byRate.get(USUAL)),
            dying.dead(byRate.get(worst)),
            Figures::percent);
  }

  private void paragraph(FindingsDraft draft) {
    int deadly = deadlyNumber();
    double since = means(byRate.get(deadly), "since ", new double[] {1})[0];
    draft.paragraph(
        "After "
            + dying.epochs()
            + " epochs on "
            + dying.data().name()
            + ", rectifiers that are active on no training example are: "
            + seen(USUAL)
            + "; "
            + seen(deadly)
            + "; "
            + seen(worst())
            + ". A dead unit has no gradient of its own any more; above the first layer one may"
            + " come back when the units below it change. At the rate "
            + rate(rates[deadly])
            + ", "
            + Figures.percent(since)
            + " of all units died in the first epoch and stayed dead.");
  }

  private String seen(int number) {
    return Figures.percent(dead[number])
        + " at the rate "
        + rate(rates[number])
        + ", with a test error of "
        + Figures.percent(errors[number]);
  }
}
