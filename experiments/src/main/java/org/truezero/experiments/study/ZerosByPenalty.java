package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.picture.LineChart;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;

/** Zeros over the epochs of a training, for several L1 penalties on the activations. */
final class ZerosByPenalty {
  private static final List<Float> L1 = List.of(0f, 1e-4f, 1e-3f, 1e-2f);

  private final PenalisedTraining training;
  private final List<List<Outcome>> looks = new ArrayList<>();

  private ZerosByPenalty(PenalisedTraining training) {
    this.training = training;
  }

  static ZerosByPenalty train(Lab lab, PenalisedTraining training) throws IOException {
    ZerosByPenalty result = new ZerosByPenalty(training);
    Evaluator evaluator = new Evaluator(lab.execution());
    for (float l1 : L1) {
      result.looks.add(
          lab.follow(
              training.cell(l1) + ", followed",
              training::start,
              training.settings(l1),
              training.data().train(),
              network -> {
                Evaluation seen = evaluator.evaluate(network, training.data().test());
                return Map.of(
                    Outcome.ZEROS, seen.sparsity().mean(), Outcome.TEST_ERROR, seen.errorRate());
              }));
    }
    return result;
  }

  private double last(int number, String name) {
    List<Outcome> all = looks.get(number);
    return all.get(all.size() - 1).get(name);
  }

  void report(FindingsDraft draft) {
    List<LineChart.Series> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < L1.size(); i++) {
      double[] zeros =
          Outcome.each(looks.get(i), Outcome.ZEROS).stream()
              .mapToDouble(Double::doubleValue)
              .toArray();
      double[] epochs = IntStream.range(0, zeros.length).asDoubleStream().toArray();
      lines.add(new LineChart.Series("L1 " + PenalisedTraining.text(L1.get(i)), epochs, zeros));
      rows.add(
          List.of(
              PenalisedTraining.text(L1.get(i)),
              Figures.percent(zeros[0]),
              Figures.percent(last(i, Outcome.ZEROS)),
              Figures.percent(last(i, Outcome.TEST_ERROR))));
    }
    draft.chart(
        new LineChart(
            "Exact zeros of the hidden outputs, by L1", "epoch", LineChart.Kind.FRACTION, lines));
    draft.table(
        new Findings.Table(
            "penalties",
            "Zeros before and after "
                + training.epochs()
                + " epochs on "
                + training.data().name()
                + ", by the L1 penalty on activations",
            List.of("L1", "zeros before", "zeros after", "test error"),
            rows));
    claims(draft);
  }

  private void claims(FindingsDraft draft) {
    double[] zeros =
        IntStream.range(0, L1.size()).mapToDouble(i -> last(i, Outcome.ZEROS)).toArray();
    String penalties = String.join(", ", L1.stream().map(PenalisedTraining::text).toList());
    String seen = String.join(", ", Arrays.stream(zeros).mapToObj(Figures::percent).toList());
    draft
        .claims()
        .decided(
            "an L1 penalty on activations gives more zeros",
            training.data().name() + ", L1 " + penalties,
            seen,
            IntStream.range(1, zeros.length).allMatch(i -> zeros[i] > zeros[i - 1]));
    draft.paragraph(
        "After "
            + training.epochs()
            + " epochs on "
            + training.data().name()
            + " the share of zeros is "
            + seen
            + " with L1 penalties of "
            + penalties
            + "; the test error is "
            + Figures.percent(last(0, Outcome.TEST_ERROR))
            + " without a penalty and "
            + Figures.percent(last(L1.size() - 1, Outcome.TEST_ERROR))
            + " with the largest.");
  }
}
