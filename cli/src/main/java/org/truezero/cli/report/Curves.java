package org.truezero.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.truezero.experiments.picture.LineChart;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluation;

/** The charts of a training's history. */
final class Curves {
  private final List<EpochRecord> history;
  private final boolean byExamples;
  private final OptionalDouble best;

  Curves(List<EpochRecord> history, Optional<Integer> best) {
    this.history = history;
    // Several records in one epoch can only be told apart by the examples seen.
    byExamples = history.stream().mapToLong(EpochRecord::epoch).distinct().count() < history.size();
    this.best =
        best.isPresent() ? OptionalDouble.of(x(history.get(best.get()))) : OptionalDouble.empty();
  }

  /** Error of training and validation, if the head has any. */
  Optional<LineChart> error() {
    if (history.stream().allMatch(record -> Double.isNaN(record.trainError()))) {
      return Optional.empty();
    }
    return Optional.of(
        chart(
            "Error",
            LineChart.Kind.FRACTION,
            both(EpochRecord::trainError, Evaluation::errorRate)));
  }

  /** Loss of training and validation. */
  LineChart loss() {
    return chart("Loss", LineChart.Kind.NUMBER, both(EpochRecord::trainLoss, Evaluation::loss));
  }

  /** Zeros of each hidden layer. */
  LineChart sparsity() {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int i = 0; i < layers(); i++) {
      int layer = i;
      lines.add(line("hidden layer " + (i + 1), r -> r.activity().layers().get(layer)));
    }
    return chart("Exact zeros per layer", LineChart.Kind.FRACTION, lines);
  }

  /** Dead outputs of each hidden layer. */
  LineChart deadUnits() {
    List<LineChart.Series> lines = new ArrayList<>();
    for (int i = 0; i < layers(); i++) {
      int layer = i;
      lines.add(line("hidden layer " + (i + 1), r -> r.activity().deadUnits().get(layer)));
    }
    return chart("Dead outputs per layer", LineChart.Kind.COUNT, lines);
  }

  private int layers() {
    return history.get(0).activity().layers().size();
  }

  private List<LineChart.Series> both(
      ToDoubleFunction<EpochRecord> train, ToDoubleFunction<Evaluation> valid) {
    List<LineChart.Series> lines = new ArrayList<>();
    lines.add(line("training", train));
    if (history.stream().anyMatch(record -> record.valid().isPresent())) {
      lines.add(
          line(
              "validation", record -> record.valid().map(valid::applyAsDouble).orElse(Double.NaN)));
    }
    return lines;
  }

  private LineChart.Series line(String name, ToDoubleFunction<EpochRecord> value) {
    return new LineChart.Series(
        name,
        history.stream().mapToDouble(this::x).toArray(),
        history.stream().mapToDouble(value).toArray());
  }

  private double x(EpochRecord record) {
    return byExamples ? record.examples() : record.epoch();
  }

  private LineChart chart(String title, LineChart.Kind kind, List<LineChart.Series> lines) {
    String xLabel = byExamples ? "training examples" : "epoch";
    return new LineChart(title, xLabel, false, kind, lines, best, "best");
  }
}
