package org.truezero.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.cli.report.Report;
import org.truezero.cli.report.ReportContent;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.model.Model;
import org.truezero.network.Execution;
import org.truezero.train.EpochRecord;
import org.truezero.train.Evaluator;
import org.truezero.train.TrainingResult;

/** Gathers what a report shows and writes it. */
final class ReportWriter {
  private static final int MISTAKES = 24;

  /** Of training data without end, such as generated ones, the first tell as much as all. */
  private static final long MOST_TRAINING_ROWS = 20_000;

  private ReportWriter() {}

  /**
   * Writes the report of a training. Its details are about the test data, without any about the
   * validation data, and without these about the training data, or the first rows of them.
   */
  static void write(
      Path file,
      String title,
      Model model,
      TrainingResult result,
      DataOptions.Loaded data,
      Execution execution)
      throws IOException {
    Dataset shown = data.test().or(data::valid).orElse(data.train());
    List<String> names = Names.of(model.schema().target(), model.network().head());
    Map<String, String> settings = new LinkedHashMap<>(Facts.of(model.network().architecture()));
    settings.putAll(Facts.ofTraining(model));
    boolean pictures = model.schema().image().isPresent();
    ReportContent content =
        new ReportContent(
            title,
            model.network(),
            result.history(),
            result.best(),
            Optional.of(judged(result, data, execution)),
            names,
            model.schema().image(),
            pictures
                ? MistakeFinder.find(model.network(), shown, names, execution, MISTAKES)
                : List.of(),
            settings,
            Facts.of(model.provenance()));
    Outputs.write(file, Report.html(content));
  }

  private static ReportContent.Judged judged(
      TrainingResult result, DataOptions.Loaded data, Execution execution) {
    if (result.test().isPresent()) {
      return new ReportContent.Judged("test", result.test().get());
    }
    return result
        .best()
        .map(result.history()::get)
        .flatMap(EpochRecord::valid)
        .map(valid -> new ReportContent.Judged("validation", valid))
        .orElseGet(() -> judgedByTraining(result, data.train(), execution));
  }

  private static ReportContent.Judged judgedByTraining(
      TrainingResult result, Dataset train, Execution execution) {
    boolean all = train.size() <= MOST_TRAINING_ROWS;
    Dataset rows = all ? train : RowsView.of(train, new RowChoice.Range(0, MOST_TRAINING_ROWS));
    return new ReportContent.Judged(
        all ? "training" : "training sample",
        new Evaluator(execution).evaluate(result.network(), rows));
  }
}
