package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.truezero.data.Dataset;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
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

  Saturation(StudyData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<String> worst = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Unit unit : UNITS_COMPARED) {
      List<Outcome> looks = looks(lab, unit);
      List<LineChart.Series> lines = new ArrayList<>();
      List<String> row = new ArrayList<>(List.of(unit.text()));
      double before = 0;
      double after = 0;
      for (int l = 0; l < LAYERS; l++) {
        String layer = "layer " + (l + 1);
        double[] flat = Outcome.each(looks, layer).stream().mapToDouble(Double::valueOf).toArray();
        double[] x = new double[flat.length];
        for (int epoch = 0; epoch < x.length; epoch++) {
          x[epoch] = epoch;
        }
        lines.add(new LineChart.Series(layer, x, flat));
        double last = flat[flat.length - 1];
        row.add(Figures.percent(flat[0]) + " → " + Figures.percent(last));
        before = Math.max(before, flat[0]);
        after = Math.max(after, last);
      }
      draft.chart(
          new LineChart(
              "Slope below " + Slopes.FLAT + ": " + unit.text(),
              "epoch",
              LineChart.Kind.FRACTION,
              lines));
      rows.add(row);
      worst.add(unit.text() + " " + Figures.percent(after));
      claim(draft, unit, looks.get(looks.size() - 1), before, after);
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
                + data.name(),
            List.of("unit", "layer 1", "layer 2", "layer 3"),
            rows));
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

  private void claim(FindingsDraft draft, Unit unit, Outcome last, double before, double after) {
    if (unit instanceof Rectifier) {
      draft
          .claims()
          .decided(
              "a rectifier passes gradients whole or not at all",
              data.name(),
              Figures.count((long) last.get(BETWEEN)) + " slopes other than 0 and 1",
              last.get(BETWEEN) == 0);
      return;
    }
    draft
        .claims()
        .decided(
            unit.text() + " units saturate in training",
            data.name(),
            "flat in the worst layer: "
                + Figures.percent(before)
                + " before, "
                + Figures.percent(after)
                + " after",
            after > before);
  }

  private List<Outcome> looks(Lab lab, Unit unit) throws IOException {
    Dataset rows = data.someTests(ROWS);
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(3 * data.rate()).withLimit(Span.epochs(epochs));
    return lab.follow(
        data.name() + ", saturation of " + unit.text() + ", epochs " + epochs,
        () -> Network.random(data.architecture(LAYERS, UNITS, unit), 1),
        settings,
        data.train(),
        network -> numbers(Slopes.of(network, rows, lab.execution())));
  }

  private static Map<String, Double> numbers(Slopes slopes) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (int l = 0; l < LAYERS; l++) {
      numbers.put("layer " + (l + 1), slopes.flat()[l]);
    }
    numbers.put(BETWEEN, (double) slopes.between());
    return numbers;
  }
}
