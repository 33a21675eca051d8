package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.sparsity.ActiveSets;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** How many sets of active units the examples have, in networks of growing width. */
final class PathCounts {
  private static final int LAYERS = 2;
  private static final int[] WIDTHS = {4, 8, 16, 32, 64, 128};

  private final StudyData data;
  private final int epochs;

  PathCounts(StudyData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
  }

  /** Returns the widest network, trained. */
  Network widest(Lab lab) throws IOException {
    return trained(lab, WIDTHS[WIDTHS.length - 1]);
  }

  private Network fresh(int width) {
    return Network.random(data.architecture(LAYERS, width, new Rectifier()), 1);
  }

  private Network trained(Lab lab, int width) throws IOException {
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(data.rate()).withLimit(Span.epochs(epochs));
    return lab.network(
        data.name() + ", " + width + " rectifiers, epochs " + epochs,
        () -> fresh(width),
        settings,
        data.train());
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<ActiveSets> before = new ArrayList<>();
    List<ActiveSets> after = new ArrayList<>();
    for (int width : WIDTHS) {
      before.add(ActiveSets.measure(fresh(width), data.train(), lab.execution()));
      after.add(ActiveSets.measure(trained(lab, width), data.train(), lab.execution()));
    }
    draft.chart(
        new LineChart(
            "Different sets of active units, as a part of the examples",
            "rectifiers in each of " + LAYERS + " layers",
            true,
            LineChart.Kind.FRACTION,
            List.of(
                line("both layers, trained", after, PathCounts::together),
                line("layer 1", after, sets -> sets.layers().get(0)),
                line("layer 2", after, sets -> sets.layers().get(1)),
                line("both layers, untrained", before, PathCounts::together)),
            OptionalDouble.empty(),
            ""));
    draft.table(table(before, after));
    report(after, draft);
  }

  private interface Part {
    ActiveSets.Counts of(ActiveSets sets);
  }

  private static ActiveSets.Counts together(ActiveSets sets) {
    return sets.together();
  }

  private static LineChart.Series line(String name, List<ActiveSets> all, Part part) {
    double[] x = new double[WIDTHS.length];
    double[] y = new double[WIDTHS.length];
    for (int w = 0; w < WIDTHS.length; w++) {
      x[w] = WIDTHS[w];
      y[w] = (double) part.of(all.get(w)).distinct() / all.get(w).examples();
    }
    return new LineChart.Series(name, x, y);
  }

  private Findings.Table table(List<ActiveSets> before, List<ActiveSets> after) {
    List<List<String>> rows = new ArrayList<>();
    for (int w = 0; w < WIDTHS.length; w++) {
      ActiveSets sets = after.get(w);
      rows.add(
          List.of(
              Integer.toString(WIDTHS[w]),
              Figures.count(before.get(w).together().distinct()),
              Figures.count(sets.together().distinct()),
              Figures.count(sets.layers().get(0).distinct()),
              Figures.count(sets.layers().get(1).distinct()),
              Figures.percent(1 - (double) sets.together().alone() / sets.examples()),
              Figures.count(sets.together().most())));
    }
    return new Findings.Table(
        "sets",
        "Sets of active units of "
            + Figures.count(data.train().size())
            + " examples of "
            + data.name()
            + "; each set of both layers is a linear region",
        List.of(
            "rectifiers in a layer",
            "untrained",
            "trained",
            "of layer 1",
            "of layer 2",
            "examples that share a region",
            "in the commonest"),
        rows);
  }

  private void report(List<ActiveSets> after, FindingsDraft draft) {
    int last = WIDTHS.length - 1;
    ActiveSets wide = after.get(last);
    ActiveSets narrow = after.get(0);
    long units = (long) LAYERS * WIDTHS[last];
    String claim = "a network is many more linear models than it has units";
    String where = data.name() + ", " + units + " rectifiers";
    String seen =
        Figures.count(wide.together().distinct())
            + " linear maps for "
            + Figures.count(wide.examples())
            + " examples";
    if (wide.examples() > units) {
      draft.claims().decided(claim, where, seen, wide.together().distinct() > units);
    } else {
      draft.claims().open(claim, where, seen);
    }
    draft.paragraph(
        "With "
            + WIDTHS[0]
            + " rectifiers in each of two layers, "
            + Figures.count(narrow.examples())
            + " examples of "
            + data.name()
            + " fall into "
            + Figures.count(narrow.together().distinct())
            + " linear regions, and the commonest holds "
            + Figures.count(narrow.together().most())
            + " of them. With "
            + WIDTHS[last]
            + " there are "
            + Figures.count(wide.together().distinct())
            + ", and "
            + Figures.percent((double) wide.together().alone() / wide.examples())
            + " of the examples have a region to themselves.");
  }
}
