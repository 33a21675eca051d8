package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.truezero.data.Dataset;
import org.truezero.data.LabelledSubset;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.lab.Training;
import org.truezero.network.HiddenLayer;
import org.truezero.network.SignBalance;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Figure 4 of the paper: rectifiers and tanh with and without pre-training on all images,
 * fine-tuned on labelled subsets of growing size (Glorot et al. 2011, §4.1).
 */
public final class FewLabels implements Experiment {
  static final List<ImageSet> SETS = List.of(ImageSet.MNIST, ImageSet.NORB);
  private static final List<Float> RATES = List.of(0.1f, 0.01f);
  private static final float PENALTY = 1e-5f;

  private final Set<ImageSet> only;

  /**
   * Creates the experiment.
   *
   * @param only image sets to use, of MNIST and NORB
   */
  public FewLabels(Set<ImageSet> only) {
    this.only = Set.copyOf(only);
  }

  @Override
  public String name() {
    return "figure4";
  }

  @Override
  public String summary() {
    return "error against the number of labels, with and without pre-training (MNIST, NORB)";
  }

  /**
   * How much a scale spends.
   *
   * @param training images to pre-train on, and at most to fine-tune on
   * @param validation images to choose by
   * @param test images to be judged on
   * @param units of each hidden layer
   * @param pretrainEpochs passes of pre-training for each layer
   * @param epochs passes of fine-tuning over all training images, at most
   * @param seeds of rectifiers; tanh networks have the first one only
   * @param labels sizes of the subsets
   */
  private record Budget(
      int training,
      int validation,
      int test,
      List<Integer> units,
      int pretrainEpochs,
      int epochs,
      int seeds,
      List<Integer> labels) {
    static Budget of(ImageSet set, Scale scale) {
      return set == ImageSet.NORB ? norb(scale) : mnist(scale);
    }

    private static Budget mnist(Scale scale) {
      List<Integer> labels = List.of(100, 300, 1000, 3000, 10_000);
      List<Integer> large = UnitKind.sizes(3, 1000);
      return scale.choose(
          new Budget(2000, 500, 1000, UnitKind.sizes(3, 100), 2, 3, 1, List.of(100, 1000, 2000)),
          new Budget(
              10_000,
              5000,
              10_000,
              UnitKind.sizes(3, 300),
              3,
              6,
              3,
              List.of(100, 300, 1000, 3000, 10_000)),
          new Budget(50_000, 10_000, 10_000, large, 3, 15, 3, with(labels, 50_000)),
          new Budget(50_000, 10_000, 10_000, large, 30, 30, 3, with(labels, 50_000)));
    }

    private static Budget norb(Scale scale) {
      List<Integer> labels = List.of(100, 300, 1000, 3000, 10_000);
      return scale.choose(
          new Budget(1000, 300, 300, List.of(60, 30), 1, 2, 1, List.of(100, 1000)),
          new Budget(5000, 2000, 5000, List.of(300, 150), 3, 6, 1, List.of(100, 300, 1000, 5000)),
          new Budget(16_000, 4000, 4000, List.of(1000, 500), 3, 10, 1, with(labels, 16_000)),
          new Budget(
              233_172,
              58_428,
              58_320,
              List.of(4000, 2000),
              10,
              20,
              3,
              with(labels, 30_000, 100_000, 233_172)));
    }

    private static List<Integer> with(List<Integer> labels, Integer... more) {
      List<Integer> longer = new ArrayList<>(labels);
      longer.addAll(List.of(more));
      return List.copyOf(longer);
    }
  }

  /** One line of the figure: a kind of network, with or without pre-training. */
  private record Line(UnitKind unit, boolean pretrained) {
    String text() {
      return unit.text() + (pretrained ? ", pre-trained" : "");
    }

    List<HiddenLayer> layers(Budget budget) {
      return unit.layers(budget.units, SignBalance.NONE);
    }

    float penalty() {
      return unit.oneSided() ? PENALTY : 0;
    }
  }

  private static final List<Line> LINES =
      List.of(
          new Line(UnitKind.RECTIFIER, true),
          new Line(UnitKind.RECTIFIER, false),
          new Line(UnitKind.TANH, true),
          new Line(UnitKind.TANH, false));

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    List<ImageSet> asked = SETS.stream().filter(only::contains).toList();
    ImageSet.requireSome(asked, data);
    FewLabelsReport report = new FewLabelsReport(LINES.stream().map(Line::text).toList());
    for (ImageSet set : asked) {
      if (!set.available(data)) {
        report.missing(set);
        continue;
      }
      Budget budget = Budget.of(set, scale);
      Work work = new Work(lab, set, data, budget);
      List<List<List<Outcome>>> outcomes = new ArrayList<>();
      for (Line line : LINES) {
        outcomes.add(work.outcomes(line));
      }
      int all = (int) work.images.train().size();
      long tests = work.images.test().size();
      report.add(set, work.name, work.setup(), work.labels, all, tests, outcomes);
    }
    return report.findings();
  }

  /** The trainings on one image set, in the order of need. */
  private static final class Work {
    private final Lab lab;
    private final Budget budget;
    private final String name;
    private final ImageData images;
    private final List<Integer> labels;
    private final List<Float> pretrainRates;

    Work(Lab lab, ImageSet set, DataFolders data, Budget budget) throws IOException {
      this.lab = lab;
      this.budget = budget;
      name = set.title(data);
      pretrainRates = ImageBudget.pretrainRates(set);
      images = set.open(data, budget.training, budget.validation, budget.test);
      // There may be fewer images than were asked for.
      int all = (int) images.train().size();
      labels = budget.labels.stream().map(asked -> Math.min(asked, all)).distinct().toList();
    }

    /** Returns what was trained. */
    String setup() {
      return name
          + ": layers of "
          + budget.units
          + " units. Pre-training: "
          + Figures.count(images.train().size())
          + " images without labels, "
          + budget.pretrainEpochs
          + " epochs for each layer, masking noise 0.25, tied decoders, "
          + (pretrainRates.size() > 1
              ? "for each layer that rate of "
                  + pretrainRates
                  + " that reconstructs the validation images best"
              : "rate " + pretrainRates.get(0))
          + ", no sign balance; rectifiers with softplus reconstruction and squared error, tanh"
          + " units with cross-entropy. Fine-tuning: rate 0.1 or 0.01, whichever has the lower"
          + " validation error with the first seed, λ = 1e-5 for rectifiers, early stopping on "
          + Figures.count(images.valid().size())
          + " labelled images that are the same at every size; subsets are stratified and nested. "
          + (budget.seeds > 1
              ? "Rectifiers with " + budget.seeds + " seeds, tanh with one."
              : "One seed.")
          + " Test error on "
          + Figures.count(images.test().size())
          + " images.";
    }

    /** Returns, for each number of labels, the outcome of each seed. */
    List<List<Outcome>> outcomes(Line line) throws IOException {
      List<List<Training>> chosen = new ArrayList<>();
      for (int count : labels) {
        chosen.add(chosen(line, count));
      }
      List<Outcome> outcomes = lab.train(chosen.stream().flatMap(List::stream).toList());
      List<Outcome> unknown = Collections.nCopies(seeds(line), Outcome.NONE);
      List<List<Outcome>> byLabels = new ArrayList<>();
      int from = 0;
      for (List<Training> each : chosen) {
        int to = from + each.size();
        byLabels.add(each.isEmpty() ? unknown : outcomes.subList(from, to));
        from = to;
      }
      return byLabels;
    }

    /** Returns the training of each seed with the chosen rate, none if no rate was chosen. */
    private List<Training> chosen(Line line, int labels) throws IOException {
      Optional<Float> rate = rate(line, labels);
      List<Training> seeds = new ArrayList<>();
      for (long seed = 1; rate.isPresent() && seed <= seeds(line); seed++) {
        seeds.add(training(line, labels, seed, rate.get()));
      }
      return seeds;
    }

    private int seeds(Line line) {
      return line.unit == UnitKind.TANH ? 1 : budget.seeds;
    }

    /** Chooses the learning rate with the first seed. Where some were not tried, none is chosen. */
    private Optional<Float> rate(Line line, int labels) throws IOException {
      List<Outcome> tried =
          lab.train(RATES.stream().map(rate -> training(line, labels, 1, rate)).toList());
      OptionalInt lowest = Outcome.lowest(tried, Outcome.VALID_ERROR);
      return lowest.isPresent() ? Optional.of(RATES.get(lowest.getAsInt())) : Optional.empty();
    }

    private Training training(Line line, int labels, long seed, float rate) {
      Dataset some = LabelledSubset.of(images.train(), labels, seed);
      // Few labels are presented more often than many.
      long examples = Math.max((long) budget.epochs * labels, images.train().size());
      Span every = Span.examples(Math.max(labels, images.train().size() / 10));
      TrainSettings settings =
          TrainSettings.paper()
              .withSeed(seed)
              .withLimit(Span.examples(examples))
              .withLearningRate(rate)
              .withPenalties(new Penalties(List.of(line.penalty()), 0, Float.POSITIVE_INFINITY, 1))
              .withEarlyStopping(
                  new EarlyStopping(every, Optional.of(Span.examples(10 * every.amount()))));
      return new Training(
          String.join(", ", name, line.text(), labels + " labels", "rate " + rate, "seed " + seed),
          start(line, seed),
          settings,
          some,
          Optional.of(images.valid()),
          Optional.of(images.test()));
    }

    private Lab.Start start(Line line, long seed) {
      List<HiddenLayer> layers = line.layers(budget);
      if (!line.pretrained) {
        return images.fresh(layers, seed);
      }
      return images.pretrained(
          lab,
          name + ", pre-training, " + line.unit.text() + ", seed " + seed,
          line.unit.pretraining(layers, pretrainRates, Span.epochs(budget.pretrainEpochs), seed));
    }
  }
}
