package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** How many units of a network no longer pass gradients back while it is trained. */
final class Saturation {
  private static final int LAYERS = 3;
  private static final int UNITS = 100;
  private static final int ROWS = 500;
  private static final String BETWEEN = "between";
  private static final List<Unit> UNITS_COMPARED =
      List.of(new LogisticSigmoid(), new Tanh(), new Rectifier());

  private final StudyData data;
  private final int epochs;
  private final int seeds;

  Saturation(StudyData data, int epochs, int seeds) {
    this.data = data;
    this.epochs = epochs;
    this.seeds = seeds;
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<String> worst = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Unit unit : UNITS_COMPARED) {
      Followed followed = Followed.from(seeds, epochs, seed -> looks(lab, unit, seed));
      Spread after = Spread.of(worst(followed, followed.count() - 1));
      draft.chart(chart(unit, followed));
      rows.add(row(unit, followed));
      worst.add(unit.text() + " " + Figures.percent(after));
      claim(draft, unit, followed);
    }
    draft.paragraph(text(worst));
    draft.table(
        new Findings.Table(
            "saturation",
            "Units with a slope below "
                + Slopes.FLAT
                + ", before and after "
                + epochs
                + " epochs on "
                + data.name()
                + (seeds == 1 ? "" : ", " + seeds + " networks each"),
            List.of("unit", "layer 1", "layer 2", "layer 3"),
            rows));
  }

  private static String name(int layer) {
    return "layer " + (layer + 1);
  }

  private static LineChart chart(Unit unit, Followed followed) {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int l = 0; l < LAYERS; l++) {
      double[] flat = followed.means(0, name(l));
      double[] epoch = IntStream.range(0, flat.length).asDoubleStream().toArray();
      lines.add(new LineChart.Series(name(l), epoch, flat));
    }
    return new LineChart(
        "Slope below " + Slopes.FLAT + ": " + unit.text(), "epoch", LineChart.Kind.FRACTION, lines);
  }

  private static List<String> row(Unit unit, Followed followed) {
    List<String> row = new ArrayList<>(List.of(unit.text()));
    for (int l = 0; l < LAYERS; l++) {
      row.add(
          Figures.percent(Spread.of(followed.at(0, name(l))))
              + " → "
              + Figures.percent(Spread.of(followed.last(name(l)))));
    }
    return row;
  }

  /** Returns the part of flat units in the layer with most of them, of each network. */
  private static List<Double> worst(Followed followed, int look) {
    List<Double> worst = new ArrayList<>(followed.at(look, name(0)));
    for (int l = 1; l < LAYERS; l++) {
      List<Double> flat = followed.at(look, name(l));
      for (int seed = 0; seed < worst.size(); seed++) {
        worst.set(seed, Math.max(worst.get(seed), flat.get(seed)));
      }
    }
    return worst;
  }

  private String text(List<String> worst) {
    return "After "
        + epochs
        + " epochs on "
        + data.name()
        + " the layer with most flat units has: "
        + String.join(", ", worst)
        + ". A sigmoid or tanh that is flat is stuck at an end of its range; a rectifier that is flat"
        + " is silent for the example, and those that are active pass the whole gradient.";
  }

  private void claim(FindingsDraft draft, Unit unit, Followed followed) {
    if (unit instanceof Rectifier) {
      double between = followed.last(BETWEEN).stream().mapToDouble(Double::doubleValue).sum();
      String whole = "a rectifier passes gradients whole or not at all";
      if (Double.isNaN(between)) {
        draft.claims().open(whole, data.name(), "a training diverged");
      } else {
        String seen = Figures.count((long) between) + " slopes other than 0 and 1";
        draft.claims().decided(whole, data.name(), seen, between == 0);
      }
      return;
    }
    draft
        .claims()
        .below(
            unit.text() + " units saturate in training",
            data.name() + ", flat in the worst layer, before and after",
            worst(followed, 0),
            worst(followed, followed.count() - 1),
            Figures::percent);
  }

  private List<Outcome> looks(Lab lab, Unit unit, long seed) throws IOException {
    Dataset rows = data.someTests(ROWS);
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLearningRate(3 * data.rate())
            .withLimit(Span.epochs(epochs));
    return lab.follow(
        data.name() + ", saturation of " + unit.text() + ", epochs " + epochs + ", seed " + seed,
        () -> Network.random(data.architecture(LAYERS, UNITS, unit), seed),
        settings,
        data.train(),
        network -> numbers(Slopes.of(network, rows, lab.execution())));
  }

  private static Map<String, Double> numbers(Slopes slopes) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int l = 0; l < LAYERS; l++) {
      numbers.put(name(l), slopes.flat()[l]);
    }
    numbers.put(BETWEEN, (double) slopes.between());
    return numbers;
  }
}
