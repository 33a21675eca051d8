package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truezero.data.DataSource;
import org.truezero.data.Dataset;
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
import org.truezero.train.Dropout;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Penalties;
import org.truezero.train.Schedule;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * What a network that knows nothing of pictures can do on MNIST within an hour, with what came
 * after the paper as well: pre-training, dropout, max-norm and an annealed rate, error and zeros.
 */
public final class MnistBest implements Experiment {
  private static final long SEED = 1;

  /** Applied now and then: the norms change little in fifty steps of ten examples. */
  private static final int MAX_NORM_EVERY = 50;

  /** λ of rectifiers. */
  private static final float PENALTY = 1e-5f;

  /** Creates the experiment. */
  public MnistBest() {}

  @Override
  public String name() {
    return "mnist-best";
  }

  @Override
  public String summary() {
    return "the best network for MNIST that trains within an hour, error and zeros";
  }

  /**
   * How much a scale spends.
   *
   * @param train images to learn from while settings are judged
   * @param units of each of three layers
   * @param pretrainEpochs of each layer
   * @param halving epochs after which the rate has halved, again and again
   * @param epochs of fine-tuning
   */
  private record Budget(int train, int units, int pretrainEpochs, int halving, int epochs) {
    static Budget of(Scale scale) {
      return scale.choose(
          new Budget(1000, 50, 1, 1, 2),
          new Budget(10_000, 300, 3, 4, 20),
          new Budget(50_000, 1000, 10, 15, 100));
    }

    List<HiddenLayer> layers(UnitKind unit) {
      return unit.layers(UnitKind.sizes(3, units), SignBalance.NONE);
    }

    TrainSettings settings(UnitKind unit) {
      return TrainSettings.paper()
          .withSeed(SEED)
          .withLimit(Span.epochs(epochs))
          .withLearningRate(0.05f)
          .withSchedule(new Schedule.Exponential(Span.epochs(halving)))
          .withPenalties(
              new Penalties(List.of(unit.oneSided() ? PENALTY : 0), 0, 2, MAX_NORM_EVERY))
          .withDropout(new Dropout(0.2f, List.of(0.5f)))
          .withEarlyStopping(EarlyStopping.EACH_EPOCH);
    }
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    ImageData images = ImageSet.MNIST.open(data, budget.train, 10_000, 10_000);
    Dataset everything =
        scale == Scale.SMOKE
            ? images.train()
            : DataSource.open(
                "mnist:" + data.require("mnist") + "?split=train", images.train().schema());
    Training best = pretrained(lab, budget, images, UnitKind.RECTIFIER, "MNIST");
    List<Training> judged =
        List.of(
            best,
            fresh(budget, images),
            pretrained(lab, budget, images, UnitKind.TANH, "MNIST, tanh"));
    List<Outcome> outcomes = lab.train(judged);
    Outcome all = lab.train(onAll(best, everything));
    String some = Figures.count(budget.train) + " images, best epoch";
    String most = Figures.count(everything.size()) + " images, last epoch";
    return new Findings(
        "The best network for MNIST within an hour",
        List.of(setup(budget)),
        List.of(
            new Findings.Table(
                "errors",
                "Error and exact zeros",
                List.of(
                    "network", "learns from", "validation error", "test error", "zeros", "minutes"),
                List.of(
                    row("rectifier, pre-trained", some, outcomes.get(0)),
                    row("rectifier, pre-trained", most, all),
                    row("rectifier", some, outcomes.get(1)),
                    row("tanh, pre-trained", some, outcomes.get(2))))),
        List.of());
  }

  private static Training pretrained(
      Lab lab, Budget budget, ImageData images, UnitKind unit, String cell) {
    return judged(
        cell + ", dropout, ",
        images.pretrained(
            lab,
            "MNIST, pre-training" + (unit == UnitKind.RECTIFIER ? "" : ", " + unit.text()),
            unit.pretraining(
                budget.layers(unit), List.of(0.003f), Span.epochs(budget.pretrainEpochs), SEED)),
        budget.settings(unit),
        images);
  }

  private static Training fresh(Budget budget, ImageData images) {
    return judged(
        "MNIST, not pre-trained, dropout, ",
        () -> images.fresh(budget.layers(UnitKind.RECTIFIER), SEED),
        budget.settings(UnitKind.RECTIFIER),
        images);
  }

  private static Training judged(
      String cell, Lab.Start start, TrainSettings settings, ImageData images) {
    return new Training(
        cell + images.train().size() + " images",
        start,
        settings,
        images.train(),
        Optional.of(images.valid()),
        Optional.of(images.test()));
  }

  /** The same without images to judge by. */
  private static Training onAll(Training best, Dataset everything) {
    return new Training(
        "MNIST, dropout, " + everything.size() + " images, no validation",
        best.start(),
        best.settings(),
        everything,
        Optional.empty(),
        best.test());
  }

  private static List<String> row(String network, String images, Outcome outcome) {
    return List.of(
        network,
        images,
        Figures.percent(outcome.get(Outcome.VALID_ERROR)),
        Figures.percent(outcome.get(Outcome.TEST_ERROR)),
        Figures.percent(outcome.get(Outcome.ZEROS)),
        Figures.count(Math.round(outcome.get(Outcome.SECONDS) / 60)));
  }

  private static String setup(Budget budget) {
    return "Three layers of "
        + budget.units
        + " units, pre-trained for "
        + budget.pretrainEpochs
        + " epochs each as in table1 (masking noise 0.25; softplus reconstruction, tanh with"
        + " cross-entropy) or from random weights, then "
        + budget.epochs
        + " epochs with dropout (half of the hidden outputs, a fifth of the inputs), weights into a"
        + " unit of norm 2 at most, λ = "
        + PENALTY
        + " (tanh: none), rate 0.05, halved every "
        + budget.halving
        + " epochs. Settings were judged for the pre-trained rectifiers, on the 10 000 validation"
        + " images; one network learns from all training images with the same settings and stops at"
        + " the last epoch. The minutes are those of fine-tuning.";
  }
}
