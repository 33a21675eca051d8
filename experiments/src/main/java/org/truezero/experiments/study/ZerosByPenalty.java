package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Spread;
import org.truezero.experiments.picture.LineChart;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;

/** Zeros over the epochs of a training, for several L1 penalties on the activations. */
final class ZerosByPenalty {
  private static final List<Float> L1 = List.of(0f, 1e-4f, 1e-3f, 1e-2f);

  private final PenalisedTraining training;
  private final List<Followed> penalties = new ArrayList<>();

  private ZerosByPenalty(PenalisedTraining training) {
    this.training = training;
  }

  /** Trains from the seeds 1, 2, … with each penalty. */
  static ZerosByPenalty train(Lab lab, PenalisedTraining training, int seeds) throws IOException {
    ZerosByPenalty result = new ZerosByPenalty(training);
    for (float l1 : L1) {
      result.penalties.add(
          Followed.from(seeds, training.epochs(), seed -> looks(lab, training.withSeed(seed), l1)));
    }
    return result;
  }

  private static List<Outcome> looks(Lab lab, PenalisedTraining training, float l1)
      throws IOException {
    Evaluator evaluator = new Evaluator(lab.execution());
    return lab.follow(
        training.cell(l1) + ", followed",
        training::start,
        training.settings(l1),
        training.data().train(),
        network -> {
          Evaluation seen = evaluator.evaluate(network, training.data().test());
          return Map.of(
              Outcome.ZEROS, seen.sparsity().mean(), Outcome.TEST_ERROR, seen.errorRate());
        });
  }

  private static String each(IntFunction<String> text) {
    return IntStream.range(0, L1.size()).mapToObj(text).collect(Collectors.joining(", "));
  }

  private static String text(int number) {
    return PenalisedTraining.text(L1.get(number));
  }

  private String last(int number, String name) {
    return Figures.percent(Spread.of(penalties.get(number).last(name)));
  }

  void report(FindingsDraft draft) {
    List<LineChart.Series> lines = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < L1.size(); i++) {
      double[] zeros = penalties.get(i).means(0, Outcome.ZEROS);
      double[] epochs = IntStream.range(0, zeros.length).asDoubleStream().toArray();
      lines.add(new LineChart.Series("L1 " + text(i), epochs, zeros));
      rows.add(
          List.of(
              text(i),
              Figures.percent(zeros[0]),
              last(i, Outcome.ZEROS),
              last(i, Outcome.TEST_ERROR)));
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
    int strongest = L1.size() - 1;
    for (int i = 1; i <= strongest; i++) {
      draft
          .claims()
          .below(
              "an L1 penalty on activations gives more zeros",
              training.data().name() + ", L1 " + text(i - 1) + " and " + text(i),
              penalties.get(i - 1).last(Outcome.ZEROS),
              penalties.get(i).last(Outcome.ZEROS),
              Figures::percent);
    }
    draft.paragraph(
        "After "
            + training.epochs()
            + " epochs on "
            + training.data().name()
            + " the share of zeros is "
            + each(i -> last(i, Outcome.ZEROS))
            + " with L1 penalties of "
            + each(ZerosByPenalty::text)
            + "; the test error is "
            + last(0, Outcome.TEST_ERROR)
            + " without a penalty and "
            + last(strongest, Outcome.TEST_ERROR)
            + " with the largest.");
  }
}
