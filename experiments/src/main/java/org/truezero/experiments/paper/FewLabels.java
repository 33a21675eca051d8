package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
import org.truezero.data.LabelledSubset;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.lab.Scale;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Tanh;
import org.truezero.network.Unit;
import org.truezero.pretrain.Corruption;
import org.truezero.pretrain.LayerSettings;
import org.truezero.pretrain.PretrainSettings;
import org.truezero.pretrain.Reconstruction;
import org.truezero.pretrain.Scaling;
import org.truezero.pretrain.Stack;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Figure 4 of the paper on MNIST: rectifiers and tanh with and without pre-training on all images,
 * fine-tuned on labelled subsets of growing size (Glorot et al. 2011, §4.1).
 */
public final class FewLabels implements Experiment {
  private static final List<Float> RATES = List.of(0.1f, 0.01f);

  /** Creates the experiment. */
  public FewLabels() {}

  @Override
  public String name() {
    return "figure4";
  }

  @Override
  public String summary() {
    return "error against the number of labels, with and without pre-training (MNIST)";
  }

  /**
   * How much a scale spends.
   *
   * @param training images to pre-train on, and at most to fine-tune on
   * @param validation images to choose by
   * @param units of each of three layers
   * @param pretrainEpochs passes of pre-training for each layer
   * @param epochs passes of fine-tuning over all training images, at most
   * @param seeds of rectifiers; tanh networks have the first one only
   * @param labels sizes of the subsets
   */
  private record Budget(
      int training,
      int validation,
      int units,
      int pretrainEpochs,
      int epochs,
      int seeds,
      List<Integer> labels) {
    static Budget of(Scale scale) {
      return scale.choose(
          new Budget(2000, 500, 100, 2, 3, 1, List.of(100, 1000, 2000)),
          new Budget(50_000, 10_000, 1000, 3, 15, 3, List.of(100, 300, 1000, 3000, 10_000)),
          new Budget(
              50_000, 10_000, 1000, 15, 30, 3, List.of(100, 300, 1000, 3000, 10_000, 50_000)));
    }
  }

  /** One kind of network. */
  private enum Kind {
    RECTIFIER("rectifier", new Rectifier(), 1e-5f),
    TANH("tanh", new Tanh(), 0);

    private final String text;
    private final Unit unit;
    private final float l1;

    Kind(String text, Unit unit, float l1) {
      this.text = text;
      this.unit = unit;
      this.l1 = l1;
    }

    HiddenLayer layer(Budget budget) {
      return new HiddenLayer(budget.units, unit, SignBalance.NONE);
    }

    List<HiddenLayer> hidden(Budget budget) {
      return List.of(layer(budget), layer(budget), layer(budget));
    }

    /** Softplus and squares for rectifiers, cross-entropy for tanh (Glorot et al. 2011, §3.2). */
    PretrainSettings pretraining(Budget budget, long seed) {
      LayerSettings layer =
          new LayerSettings(
              layer(budget),
              this == TANH ? Reconstruction.SIGMOID : Reconstruction.SOFTPLUS,
              Scaling.NONE,
              false,
              new Corruption.Masking(0.25f),
              true,
              0,
              List.of(0.003f),
              Span.epochs(budget.pretrainEpochs),
              0);
      return new PretrainSettings(seed, 10, Initialisation.GLOROT, List.of(layer, layer, layer));
    }
  }

  /** One line of the figure: a kind of network, with or without pre-training. */
  private record Line(Kind kind, boolean pretrained) {
    String text() {
      return kind.text + (pretrained ? ", pre-trained" : "");
    }
  }

  private static final List<Line> LINES =
      List.of(
          new Line(Kind.RECTIFIER, true),
          new Line(Kind.RECTIFIER, false),
          new Line(Kind.TANH, true),
          new Line(Kind.TANH, false));

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    Work work = new Work(lab, data, budget);
    List<List<List<Double>>> errors = new ArrayList<>();
    List<List<List<Double>>> zeros = new ArrayList<>();
    for (Line line : LINES) {
      List<List<Double>> errorsOf = new ArrayList<>();
      List<List<Double>> zerosOf = new ArrayList<>();
      for (List<Outcome> outcomes : work.outcomes(line)) {
        errorsOf.add(Outcome.each(outcomes, Outcome.TEST_ERROR));
        zerosOf.add(Outcome.each(outcomes, Outcome.ZEROS));
      }
      errors.add(errorsOf);
      zeros.add(zerosOf);
    }
    return new FewLabelsReport(
            LINES.stream().map(Line::text).toList(), budget.labels, errors, zeros)
        .findings(paragraph(budget));
  }

  private static String paragraph(Budget budget) {
    return "Networks of three layers of "
        + budget.units
        + " units on MNIST. Pre-training: "
        + budget.training
        + " images without labels, "
        + budget.pretrainEpochs
        + " epochs for each layer, masking noise 0.25, tied decoder, rate 0.003, no sign balance; rectifiers with"
        + " softplus reconstruction and squared error, tanh units with cross-entropy."
        + " Fine-tuning: rate 0.1 or 0.01, whichever has the lower validation error with the first"
        + " seed, λ = 1e-5 for rectifiers, early stopping on "
        + budget.validation
        + " labelled images that are the same at every size; subsets are stratified and nested."
        + (budget.seeds > 1
            ? " Rectifiers with " + budget.seeds + " seeds, tanh with one."
            : " One seed.")
        + " Test error on 10 000 images.";
  }

  /** The trainings, in the order of need. */
  private static final class Work {
    private final Lab lab;
    private final Budget budget;
    private final Dataset training;
    private final Dataset validation;
    private final Dataset test;

    Work(Lab lab, DataFolders data, Budget budget) throws IOException {
      this.lab = lab;
      this.budget = budget;
      String folder = "mnist:" + data.require("mnist");
      training = DataSource.open(folder + "?split=train&rows=0-" + budget.training);
      validation =
          DataSource.open(
              folder + "?split=train&rows=50000-" + (50_000 + budget.validation),
              training.schema());
      test = DataSource.open(folder + "?split=test", training.schema());
    }

    /** Returns, for each number of labels, the outcome of each seed. */
    List<List<Outcome>> outcomes(Line line) throws IOException {
      List<List<Outcome>> outcomes = new ArrayList<>();
      List<Float> rates = new ArrayList<>();
      for (int labels : budget.labels) {
        float rate = rate(line, labels);
        rates.add(rate);
        outcomes.add(new ArrayList<>(List.of(outcome(line, labels, 1, rate))));
      }
      int seeds = line.kind == Kind.TANH ? 1 : budget.seeds;
      for (long seed = 2; seed <= seeds; seed++) {
        for (int l = 0; l < rates.size(); l++) {
          outcomes.get(l).add(outcome(line, budget.labels.get(l), seed, rates.get(l)));
        }
      }
      return outcomes;
    }

    /** Chooses the learning rate with the first seed. */
    private float rate(Line line, int labels) throws IOException {
      float best = RATES.get(0);
      double lowest = Double.POSITIVE_INFINITY;
      for (float rate : RATES) {
        double error = outcome(line, labels, 1, rate).get(Outcome.VALID_ERROR);
        if (error < lowest) {
          lowest = error;
          best = rate;
        }
      }
      return best;
    }

    private Outcome outcome(Line line, int labels, long seed, float rate) throws IOException {
      Dataset some = LabelledSubset.of(training, labels, seed);
      // Few labels are presented more often than many.
      long examples = Math.max((long) budget.epochs * labels, training.size());
      Span every = Span.examples(Math.max(labels, training.size() / 10));
      TrainSettings settings =
          TrainSettings.paper()
              .withSeed(seed)
              .withLimit(Span.examples(examples))
              .withLearningRate(rate)
              .withPenalties(new Penalties(List.of(line.kind.l1), 0, Float.POSITIVE_INFINITY, 1))
              .withEarlyStopping(
                  new EarlyStopping(every, Optional.of(Span.examples(10 * every.amount()))));
      String cell = line.text() + ", " + labels + " labels, rate " + rate + ", seed " + seed;
      return lab.train(
          cell, start(line, seed), settings, some, Optional.of(validation), Optional.of(test));
    }

    private Supplier<Network> start(Line line, long seed) throws IOException {
      SoftmaxHead head = new SoftmaxHead(10);
      if (!line.pretrained) {
        return () ->
            Network.random(
                new Architecture(
                    training.schema().features(),
                    line.kind.hidden(budget),
                    head,
                    Initialisation.GLOROT),
                seed);
      }
      Stack stack =
          lab.pretrain(
              "pre-training, " + line.kind.text + ", seed " + seed,
              training,
              Optional.empty(),
              line.kind.pretraining(budget, seed));
      return () -> stack.network(head, seed);
    }
  }
}
