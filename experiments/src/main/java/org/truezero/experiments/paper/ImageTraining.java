package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Training;
import org.truezero.network.HiddenLayer;
import org.truezero.network.SignBalance;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** Trains networks of one kind after another on one image set, and chooses among settings. */
final class ImageTraining {
  private final Lab lab;
  private final String name;
  private final ImageData data;
  private final ImageBudget budget;

  /**
   * Prepares to train.
   *
   * @param lab remembers
   * @param name of the data
   * @param data the images
   * @param budget what to spend
   */
  ImageTraining(Lab lab, String name, ImageData data, ImageBudget budget) {
    this.lab = lab;
    this.name = name;
    this.data = data;
    this.budget = budget;
  }

  /**
   * A kind of network.
   *
   * @param text tells it from others
   * @param unit how it is pre-trained
   * @param layers hidden ones
   * @param pretrained whether it is
   */
  record Kind(String text, UnitKind unit, List<HiddenLayer> layers, boolean pretrained) {
    static Kind of(UnitKind unit, List<Integer> sizes, boolean pretrained) {
      return new Kind(
          unit.text() + (pretrained ? ", pre-trained" : ""),
          unit,
          unit.layers(sizes, SignBalance.EXACT_HALF),
          pretrained);
    }
  }

  /**
   * Settings that are chosen on validation images.
   *
   * @param rate to begin with
   * @param schedule what becomes of it
   * @param penalty λ
   */
  record Choice(float rate, Schedule schedule, float penalty) {
    String text() {
      String annealed =
          schedule instanceof Schedule.Exponential halving
              ? " halved every " + Figures.count(halving.span().amount())
              : "";
      return "rate " + rate + annealed + (penalty > 0 ? ", λ " + penalty : "");
    }
  }

  /** A choice and what came of it, one outcome for each seed. */
  record Chosen(Choice choice, List<Outcome> outcomes) {
    String text() {
      return outcomes.contains(Outcome.NONE) ? "–" : choice.text();
    }

    String rate() {
      return outcomes.contains(Outcome.NONE) ? "–" : "" + choice.rate;
    }

    List<Double> each(String number) {
      return Outcome.each(outcomes, number);
    }
  }

  /**
   * Trains all settings of several kinds with the first seed, so that no thread has to wait until
   * the last setting of a kind is done.
   *
   * @param kinds in this order
   * @param among settings that may be chosen
   */
  void tryAll(List<Kind> kinds, Predicate<Choice> among) throws IOException {
    List<Training> first = new ArrayList<>();
    for (Kind kind : kinds) {
      choices(kind).stream()
          .filter(among)
          .map(choice -> training(kind, choice, 1))
          .forEach(first::add);
    }
    lab.train(first);
  }

  /**
   * Chooses with the first seed, and trains with all seeds. Where some settings were not tried,
   * none is the best.
   *
   * @param kind of network
   * @param among settings that may be chosen
   */
  Chosen best(Kind kind, Predicate<Choice> among) throws IOException {
    List<Choice> choices = choices(kind).stream().filter(among).toList();
    List<Outcome> tried = lab.train(choices.stream().map(each -> training(kind, each, 1)).toList());
    OptionalInt lowest = Outcome.lowest(tried, Outcome.VALID_ERROR);
    if (lowest.isEmpty()) {
      return new Chosen(choices.get(0), Collections.nCopies(budget.seeds(), Outcome.NONE));
    }
    Choice best = choices.get(lowest.getAsInt());
    List<Training> seeds = new ArrayList<>();
    for (long seed = 1; seed <= budget.seeds(); seed++) {
      seeds.add(training(kind, best, seed));
    }
    return new Chosen(best, lab.train(seeds));
  }

  private List<Choice> choices(Kind kind) {
    List<Choice> choices = new ArrayList<>();
    for (float rate : budget.rates()) {
      for (float penalty : kind.unit.oneSided() ? budget.penalties() : List.of(0f)) {
        choices.add(new Choice(rate, new Schedule.Constant(), penalty));
      }
    }
    Schedule halving = new Schedule.Exponential(Span.examples(budget.patience()));
    for (float rate : budget.annealed()) {
      choices.add(new Choice(rate, halving, kind.unit.oneSided() ? budget.weakest() : 0));
    }
    return choices;
  }

  private Training training(Kind kind, Choice choice, long seed) {
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLimit(Span.examples(budget.length()))
            .withLearningRate(choice.rate)
            .withSchedule(choice.schedule)
            .withPenalties(new Penalties(List.of(choice.penalty), 0, Float.POSITIVE_INFINITY, 1))
            .withEarlyStopping(
                new EarlyStopping(
                    Span.examples(budget.every()), Optional.of(Span.examples(budget.patience()))));
    return new Training(
        name + ", " + kind.text + ", " + choice.text() + ", seed " + seed,
        start(kind, seed),
        settings,
        data.train(),
        Optional.of(data.valid()),
        Optional.of(data.test()));
  }

  private Lab.Start start(Kind kind, long seed) {
    if (!kind.pretrained) {
      return data.fresh(kind.layers, seed);
    }
    return data.pretrained(
        lab,
        name + ", pre-training, " + kind.unit.text() + ", seed " + seed,
        kind.unit.pretraining(
            kind.layers, budget.pretrainRates(), Span.examples(budget.pretraining()), seed));
  }
}
