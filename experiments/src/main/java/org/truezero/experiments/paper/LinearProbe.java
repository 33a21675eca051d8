package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.truezero.data.Dataset;
import org.truezero.data.RowChoice;
import org.truezero.data.RowsView;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Listening;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingResult;

/**
 * Logistic regression on fixed features, whose learning rate and L2 are chosen by cross-validation
 * within the labelled rows: one choice for all parts together, so that chance in a hundred labels
 * does not decide.
 */
final class LinearProbe {
  /**
   * Settings to choose from.
   *
   * @param rates of learning
   * @param l2 penalties
   */
  record Grid(List<Float> rates, List<Float> l2) {
    static Grid of(Scale scale) {
      Grid one = new Grid(List.of(0.03f), List.of(0f));
      Grid some = new Grid(List.of(0.03f, 0.01f, 0.003f), List.of(0f));
      Grid all = new Grid(List.of(0.1f, 0.03f, 0.01f, 0.003f, 0.001f), List.of(0f, 1e-2f));
      return scale.choose(one, some, all);
    }
  }

  private static final int FOLDS = 5;

  /** With so many labelled rows one fold tells as much as all. */
  private static final int MANY = 1000;

  private final Lab lab;
  private final Grid grid;
  private final String features;

  /**
   * Prepares to train.
   *
   * @param lab remembers
   * @param grid settings to choose from
   * @param features what the rows are made of
   */
  LinearProbe(Lab lab, Grid grid, String features) {
    this.lab = lab;
    this.grid = grid;
    this.features = features;
  }

  /**
   * Rows to learn from and to be judged on.
   *
   * @param domain where they are from
   * @param draw which choice of labelled rows
   * @param train labelled rows
   * @param test others
   */
  record Part(String domain, int draw, Dataset train, Dataset test) {}

  /**
   * Returns the accuracies of each domain, one for each draw, in the order of the parts; NaN where
   * not all settings were tried, and none is chosen.
   *
   * @param labels how many labelled rows a part has, for the name
   * @param choosing parts whose labelled rows decide about the settings
   * @param parts all parts
   */
  Map<String, List<Double>> accuracies(int labels, List<Part> choosing, List<Part> parts)
      throws IOException {
    Optional<TrainSettings> chosen = choose(labels, choosing);
    Outcome outcome = chosen.isPresent() ? tested(labels, chosen.get(), parts) : Outcome.NONE;
    Map<String, List<Double>> accuracies = new LinkedHashMap<>();
    for (Part part : parts) {
      accuracies
          .computeIfAbsent(part.domain, domain -> new ArrayList<>())
          .add(outcome.get(part.domain + " " + part.draw));
    }
    return accuracies;
  }

  private Outcome tested(int labels, TrainSettings settings, List<Part> parts) throws IOException {
    return lab.measure(
        name(labels, settings) + ", test",
        identity(parts),
        examples(parts, settings),
        () -> {
          Listening listening = new Listening(lab.listener());
          Map<String, Double> numbers = new LinkedHashMap<>();
          for (Part part : parts) {
            numbers.put(
                part.domain + " " + part.draw,
                1 - error(settings, part.train, part.test, listening));
          }
          return numbers;
        });
  }

  private static String identity(List<Part> parts) {
    return parts.stream()
        .map(part -> part.train.fingerprint() + " " + part.test.fingerprint())
        .collect(Collectors.joining("\n"));
  }

  private static long examples(List<Part> parts, TrainSettings settings) {
    return parts.stream().mapToLong(part -> settings.limit().inExamples(part.train.size())).sum();
  }

  private static long examplesToChoose(List<Part> parts, TrainSettings settings) {
    return parts.stream()
        .mapToLong(
            part -> {
              long rows = part.train.size();
              return settings.limit().inExamples(rows - rows / FOLDS) * folds(part);
            })
        .sum();
  }

  private static int folds(Part part) {
    return part.train.size() < MANY ? FOLDS : 1;
  }

  private Optional<TrainSettings> choose(int labels, List<Part> parts) throws IOException {
    List<TrainSettings> choices = new ArrayList<>();
    List<Outcome> tried = new ArrayList<>();
    for (float rate : grid.rates) {
      for (float l2 : grid.l2) {
        TrainSettings settings = settings(rate, l2);
        choices.add(settings);
        tried.add(
            lab.measure(
                name(labels, settings) + ", choosing",
                identity(parts),
                examplesToChoose(parts, settings),
                () -> Map.of(Outcome.VALID_ERROR, crossValidated(settings, parts))));
      }
    }
    OptionalInt lowest = Outcome.lowest(tried, Outcome.VALID_ERROR);
    return lowest.isPresent() ? Optional.of(choices.get(lowest.getAsInt())) : Optional.empty();
  }

  private String name(int labels, TrainSettings settings) {
    return features
        + ", "
        + labels
        + " labels, rate "
        + settings.learningRate()
        + ", L2 "
        + settings.penalties().l2();
  }

  private static TrainSettings settings(float rate, float l2) {
    return TrainSettings.paper()
        .withLimit(Span.epochs(20))
        .withLearningRate(rate)
        .withPenalties(new Penalties(List.of(0f), l2, Float.POSITIVE_INFINITY, 1));
  }

  private double crossValidated(TrainSettings settings, List<Part> parts) {
    double sum = 0;
    int count = 0;
    Listening listening = new Listening(lab.listener());
    for (Part part : parts) {
      for (int fold = 0; fold < folds(part); fold++) {
        sum +=
            error(
                settings,
                fold(part.train, FOLDS, fold, false),
                fold(part.train, FOLDS, fold, true),
                listening);
        count++;
      }
    }
    return sum / count;
  }

  /**
   * Returns every n-th row, or all others. The classes come one after the other in the files, so
   * each fold has its share of both.
   */
  static Dataset fold(Dataset data, int folds, int fold, boolean own) {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < data.size(); row++) {
      if ((row % folds == fold) == own) {
        rows.add(row);
      }
    }
    return RowsView.of(
        data, new RowChoice.Listed(rows.stream().mapToInt(Integer::intValue).toArray()));
  }

  private double error(TrainSettings settings, Dataset train, Dataset test, Listening listening) {
    Network network =
        Network.zero(
            new Architecture(
                train.schema().features(), List.of(), new LogisticHead(1), Initialisation.GLOROT));
    Execution execution = lab.execution();
    TrainingResult result =
        new Trainer(execution)
            .train(network, settings, train, Optional.empty(), Optional.of(test), listening);
    return result.test().orElseThrow().errorRate();
  }
}
