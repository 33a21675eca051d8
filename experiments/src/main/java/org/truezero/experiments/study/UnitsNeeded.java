package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Listening;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LinearHead;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.network.Unit;
import org.truezero.train.Optimizer;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;

/** How many hidden units of each kind a target takes. */
final class UnitsNeeded {
  private static final List<String> UNITS = List.of("rectifier", "absolute", "paired", "tanh");
  private static final int POINTS = 2000;

  /** A target counts as represented when the error is below this part of its deviation. */
  private static final double REACHED = 0.1;

  private final SymmetricTarget target;
  private final SymmetryBudget budget;
  private final MadeRows train;
  private final MadeRows test;

  UnitsNeeded(SymmetricTarget target, SymmetryBudget budget) {
    this.target = target;
    this.budget = budget;
    train = target.rows(POINTS, "training");
    test = target.rows(POINTS, "test");
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<LineChart.Series> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    double[] needed = new double[UNITS.size()];
    double[] x = Arrays.stream(budget.units()).asDoubleStream().toArray();
    for (int u = 0; u < UNITS.size(); u++) {
      double[] errors = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        errors[i] = best(lab, UNITS.get(u), budget.units()[i]);
      }
      needed[u] = needed(errors);
      lines.add(new LineChart.Series(UNITS.get(u), x, errors));
      rows.add(row(UNITS.get(u), errors, needed[u]));
    }
    draft.chart(
        new LineChart(
            "Error on the " + target.text() + " target, by its deviation",
            "hidden units",
            LineChart.Kind.RATIO,
            lines));
    draft.table(table(rows));
    claims(draft, needed[UNITS.indexOf("rectifier")], needed[UNITS.indexOf(target.unit())]);
  }

  private double needed(double[] errors) {
    for (int i = 0; i < errors.length; i++) {
      if (errors[i] < REACHED) {
        return budget.units()[i];
      }
    }
    return Double.NaN;
  }

  private List<String> row(String unit, double[] errors, double needed) {
    List<String> row = new ArrayList<>(List.of(unit));
    Arrays.stream(errors).mapToObj(Figures::number).forEach(row::add);
    row.add(text(needed));
    return row;
  }

  private String text(double needed) {
    int most = budget.units()[budget.units().length - 1];
    return Double.isNaN(needed) ? "more than " + most : Integer.toString((int) needed);
  }

  private Findings.Table table(List<List<String>> rows) {
    List<String> columns = new ArrayList<>(List.of("hidden units"));
    Arrays.stream(budget.units()).mapToObj(Integer::toString).forEach(columns::add);
    columns.add("needed");
    return new Findings.Table(
        target.text(),
        "Error on a sum of "
            + SymmetricTarget.TERMS
            + " "
            + target.unit()
            + " units, best of "
            + budget.seeds()
            + "; needed: fewest hidden units with an error below "
            + Figures.percent(REACHED),
        columns,
        rows);
  }

  private void claims(FindingsDraft draft, double rectifiers, double own) {
    double ratio = rectifiers / own;
    String seen =
        text(rectifiers)
            + " rectifiers, "
            + text(own)
            + " "
            + target.unit()
            + (Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, " (%.1f times)", ratio));
    String claim = "rectifiers need twice as many hidden units for " + target.text() + " responses";
    String where = "sum of " + SymmetricTarget.TERMS + " " + target.unit() + " units of the plane";
    if (Double.isNaN(ratio)) {
      draft.claims().open(claim, where, seen);
    } else {
      // Sizes are tried in steps, so the ratio is known to about a third.
      draft.claims().decided(claim, where, seen, ratio > 1.5 && ratio < 3);
    }
    draft.paragraph(
        "To come within "
            + Figures.percent(REACHED)
            + " of the "
            + target.text()
            + " target, a network of one hidden layer took "
            + seen
            + ".");
  }

  private double best(Lab lab, String unit, int units) throws IOException {
    Outcome outcome =
        lab.measure(
            target.text()
                + ", "
                + units
                + " "
                + unit
                + ", epochs "
                + budget.epochs()
                + ", seeds "
                + budget.seeds(),
            train.fingerprint() + test.fingerprint(),
            (long) budget.seeds() * budget.epochs() * POINTS,
            () -> Map.of(Outcome.TEST_RMSE, trained(lab, Unit.parse(unit), units)));
    return outcome.get(Outcome.TEST_RMSE);
  }

  private double trained(Lab lab, Unit unit, int units) {
    double best = Double.POSITIVE_INFINITY;
    Listening listening = new Listening(lab.listener());
    for (long seed = 1; seed <= budget.seeds(); seed++) {
      best = Math.min(best, error(unit, units, seed, lab.execution(), listening));
    }
    return best;
  }

  /** Returns the error of one network on the target, by the deviation of the target. */
  double error(Unit unit, int units, long seed, Execution execution, TrainingListener listener) {
    HiddenLayer hidden = new HiddenLayer(units, unit, SignBalance.NONE);
    Architecture architecture =
        new Architecture(2, List.of(hidden), new LinearHead(1), Initialisation.HE);
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withOptimizer(new Optimizer.Adam())
            .withLearningRate(0.02f)
            .withSchedule(Schedule.parse("inverse:" + 4 * POINTS))
            .withLimit(Span.epochs(budget.epochs()));
    return new Trainer(execution)
        .train(
            Network.random(architecture, seed),
            settings,
            train,
            Optional.empty(),
            Optional.of(test),
            listener)
        .test()
        .orElseThrow()
        .rmse()
        .orElse(Double.NaN);
  }
}
