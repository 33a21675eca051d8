package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.train.Evaluator;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** Gradients in networks of 3 to 10 hidden layers, before training and after. */
final class GradientsByDepth {
  private static final int UNITS = 100;

  /** The gradient counts as vanished when less than this part of it reaches the first layer. */
  private static final double VANISHED = 0.01;

  /** At least so much of a gradient is there where it does not vanish. */
  private static final double KEPT = 0.3;

  private final StudyData data;
  private final int epochs;
  private final int seeds;
  private final int[] depths;

  /**
   * Prepares to measure.
   *
   * @param data examples
   * @param epochs passes of training
   * @param seeds networks of each kind and depth
   * @param depths numbers of hidden layers, ascending
   */
  GradientsByDepth(StudyData data, int epochs, int seeds, int... depths) {
    this.data = data;
    this.epochs = epochs;
    this.seeds = seeds;
    this.depths = depths;
  }

  /** One kind of network. */
  private record Kind(String name, Unit unit, Initialisation initialisation) {
    Architecture architecture(StudyData data, int depth) {
      HiddenLayer layer = new HiddenLayer(UNITS, unit, SignBalance.NONE);
      return new Architecture(
          data.features(),
          Collections.nCopies(depth, layer),
          new SoftmaxHead(data.classes()),
          initialisation);
    }
  }

  private static final Kind SIGMOID =
      new Kind("sigmoid", new LogisticSigmoid(), Initialisation.GLOROT);
  private static final Kind RECTIFIER =
      new Kind("rectifier", new Rectifier(), Initialisation.GLOROT);
  private static final Kind HE = new Kind("rectifier, He", new Rectifier(), Initialisation.HE);
  private static final List<Kind> KINDS =
      List.of(SIGMOID, new Kind("tanh", new Tanh(), Initialisation.GLOROT), RECTIFIER, HE);

  /**
   * What was seen of the networks of one kind and depth.
   *
   * @param fresh norms of each before training, by layer
   * @param trained norms after training
   * @param error on test data after training
   * @param passing mean slope of the units that are not silent, before training
   */
  private record Seen(
      List<Norms> fresh, List<Norms> trained, List<Double> error, List<Double> passing) {
    static double mean(List<Double> numbers) {
      return Spread.of(numbers).mean();
    }

    static List<Double> reaching(List<Norms> networks) {
      return networks.stream().map(Norms::reaching).toList();
    }

    /** Returns what reaches the first layer before training where most does. */
    double most() {
      return Collections.max(reaching(fresh));
    }

    /** Returns what reaches the first layer before training where least does. */
    double least() {
      return Collections.min(reaching(fresh));
    }
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<List<Seen>> all = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Kind kind : KINDS) {
      List<Seen> byDepth = new ArrayList<>();
      for (int depth : depths) {
        Seen seen = seen(lab, kind, depth);
        byDepth.add(seen);
        rows.add(
            List.of(
                kind.name,
                Integer.toString(depth),
                Figures.number(Seen.mean(Seen.reaching(seen.fresh))),
                Figures.number(Seen.mean(Seen.reaching(seen.trained))),
                Figures.number(Seen.mean(seen.passing)),
                Figures.percent(Spread.of(seen.error))));
      }
      all.add(byDepth);
    }
    charts(draft, all);
    draft.table(
        new Findings.Table(
            "flow",
            "Part of the gradient at the last hidden layer that reaches the first, on "
                + data.name()
                + (seeds == 1 ? "" : ", mean of " + seeds + " networks"),
            List.of(
                "unit",
                "hidden layers",
                "before training",
                "after",
                "slope of units that are not silent",
                "test error"),
            rows));
    claims(draft, all);
  }

  private Seen seen(Lab lab, Kind kind, int depth) throws IOException {
    Seen seen =
        new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (long seed = 1; seed <= seeds; seed++) {
      Network fresh = Network.random(kind.architecture(data, depth), seed);
      Network trained = trained(lab, kind, depth, seed);
      seen.fresh.add(Norms.of(fresh, data.train(), lab.execution()));
      seen.trained.add(Norms.of(trained, data.train(), lab.execution()));
      seen.error.add(new Evaluator(lab.execution()).evaluate(trained, data.test()).errorRate());
      seen.passing.add(Slopes.of(fresh, data.someTests(200), lab.execution()).passing());
    }
    return seen;
  }

  private Network trained(Lab lab, Kind kind, int depth, long seed) throws IOException {
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(data.rate())
            .withLimit(Span.epochs(epochs));
    return lab.network(
        data.name()
            + ", "
            + depth
            + " layers of "
            + kind.name
            + ", epochs "
            + epochs
            + ", seed "
            + seed,
        () -> Network.random(kind.architecture(data, depth), seed),
        settings,
        data.train());
  }

  private void charts(FindingsDraft draft, List<List<Seen>> all) {
    int deepest = depths.length - 1;
    List<LineChart.Series> fresh = new ArrayList<>();
    List<LineChart.Series> trained = new ArrayList<>();
    List<LineChart.Series> reaching = new ArrayList<>();
    for (int k = 0; k < KINDS.size(); k++) {
      String name = KINDS.get(k).name;
      List<Seen> seen = all.get(k);
      fresh.add(Norms.mean(seen.get(deepest).fresh).line(name));
      trained.add(Norms.mean(seen.get(deepest).trained).line(name));
      double[] x = new double[depths.length];
      double[] y = new double[depths.length];
      for (int d = 0; d < depths.length; d++) {
        x[d] = depths[d];
        y[d] = Seen.mean(Seen.reaching(seen.get(d).fresh));
      }
      reaching.add(new LineChart.Series(name, x, y));
    }
    String layers = depths[deepest] + " layers";
    draft.chart(chart("Norm of the gradient by layer, " + layers + ", before training", fresh));
    draft.chart(chart("Norm of the gradient by layer, " + layers + ", after training", trained));
    draft.chart(
        new LineChart(
            "Part that reaches the first layer, before training",
            "hidden layers",
            LineChart.Kind.RATIO,
            reaching));
  }

  private static LineChart chart(String title, List<LineChart.Series> lines) {
    return new LineChart(
        title,
        "hidden layer, the first at the input",
        false,
        LineChart.Kind.RATIO,
        lines,
        OptionalDouble.empty(),
        "");
  }

  private void claims(FindingsDraft draft, List<List<Seen>> all) {
    int last = depths.length - 1;
    Seen sigmoid = all.get(KINDS.indexOf(SIGMOID)).get(last);
    Seen rectifier = all.get(KINDS.indexOf(RECTIFIER)).get(last);
    Seen he = all.get(KINDS.indexOf(HE)).get(last);
    String where = data.name() + ", " + depths[last] + " layers, before training";
    draft
        .claims()
        .decided(
            "gradients vanish on the way down through sigmoids",
            where,
            "at most " + Figures.number(sigmoid.most()) + " of them reaches the first layer",
            sigmoid.most() < VANISHED)
        .decided(
            "along active paths of rectifiers they do not, with weights of He's size",
            where,
            "at least "
                + Figures.number(he.least())
                + " reaches it; with Glorot's smaller weights "
                + Figures.number(rectifier.least()),
            he.least() > KEPT)
        .decided(
            "an active rectifier passes the gradient whole",
            where,
            "mean slope "
                + Figures.number(Seen.mean(he.passing))
                + ", of sigmoids "
                + Figures.number(Seen.mean(sigmoid.passing)),
            he.passing.stream().allMatch(slope -> slope == 1));
    draft.paragraph(
        "In fresh networks of "
            + depths[last]
            + " layers, "
            + Figures.number(Seen.mean(Seen.reaching(sigmoid.fresh)))
            + " of the gradient at the last hidden layer reaches the first through sigmoids, "
            + Figures.number(Seen.mean(Seen.reaching(rectifier.fresh)))
            + " through rectifiers with the same weights, and "
            + Figures.number(Seen.mean(Seen.reaching(he.fresh)))
            + " with weights drawn for rectifiers (He et al. 2015). After "
            + epochs
            + " epochs the sigmoids err on "
            + Figures.percent(Spread.of(sigmoid.error))
            + " of the test examples, the rectifiers on "
            + Figures.percent(Spread.of(rectifier.error))
            + ".");
  }
}
