package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.JoinedRows;
import org.truezero.data.Schema;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Spread;
import org.truezero.pretrain.Representation;
import org.truezero.pretrain.Stack;

/** The raw reviews, 2 000 of each domain, in ten folds. */
final class AmazonFolds {
  private final Lab lab;
  private final Amazon.Budget budget;
  private final List<String> domains;
  private final List<Dataset> reviews = new ArrayList<>();

  AmazonFolds(Lab lab, DataFolders data, Amazon.Budget budget, List<String> domains)
      throws IOException {
    this.lab = lab;
    this.budget = budget;
    this.domains = domains;
    String folder = data.require("amazon-blitzer/processed_acl").toString();
    // The vocabulary comes from all four domains, without their labels.
    Schema schema = null;
    for (String domain : domains) {
      String source = "amazon:" + folder + "?domain=" + domain + "&vocabulary=5000&grams=2";
      reviews.add(schema == null ? DataSource.open(source) : DataSource.open(source, schema));
      schema = reviews.get(0).schema();
    }
  }

  List<AmazonReport.FoldRow> rows() throws IOException {
    List<AmazonReport.FoldRow> rows = new ArrayList<>();
    rows.add(row("words", reviews));
    Stack stack =
        lab.pretrain(
            "pre-training on the raw reviews",
            JoinedRows.of(reviews),
            Optional.empty(),
            Amazon.pretraining(budget));
    for (int layers : budget.heights()) {
      List<Dataset> made = new ArrayList<>();
      for (Dataset domain : reviews) {
        made.add(Representation.of(stack, layers, domain, lab.execution()));
      }
      rows.add(row((layers == 1 ? "1 layer" : layers + " layers") + ", pre-trained", made));
    }
    return rows;
  }

  private AmazonReport.FoldRow row(String name, List<Dataset> features) throws IOException {
    List<LinearProbe.Part> parts = new ArrayList<>();
    for (int d = 0; d < domains.size(); d++) {
      for (int fold = 0; fold < budget.folds(); fold++) {
        parts.add(
            new LinearProbe.Part(
                domains.get(d),
                fold + 1,
                LinearProbe.fold(features.get(d), 10, fold, false),
                LinearProbe.fold(features.get(d), 10, fold, true)));
      }
    }
    List<LinearProbe.Part> choosing = parts.stream().filter(part -> part.draw() == 1).toList();
    Map<String, List<Double>> accuracies =
        new LinearProbe(lab, budget.grid(), "raw reviews, " + name)
            .accuracies(1800, choosing, parts);
    Map<String, Spread> spreads = new LinkedHashMap<>();
    accuracies.forEach((domain, values) -> spreads.put(domain, Spread.of(values)));
    return new AmazonReport.FoldRow(name, spreads);
  }
}
