package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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
 * What a network that knows nothing of pictures can do on MNIST in about an hour, with what came
 * after the paper as well: pre-training, dropout, max-norm, an annealed rate and moved inputs,
 * error and zeros.
 */
public final class MnistBest implements Experiment {
  private static final long SEED = 1;

  /** Applied now and then: the norms change little in fifty steps of ten examples. */
  private static final int MAX_NORM_EVERY = 50;

  /** How far inputs, pixels of 0 to 1, are moved against the network. */
  private static final float MOVED = 0.25f;

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
    return "networks for MNIST with what came after the paper: error, zeros and minutes";
  }

  /**
   * How much a scale spends.
   *
   * @param train images to learn from while settings are judged
   * @param units of each layer, of the wide networks twice as many
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

  /**
   * One network of the table.
   *
   * @param name what tells its cells from others
   * @param unit what its units compute
   * @param layers hidden ones
   * @param units of each of them
   * @param pretrained whether it does not start from random weights
   * @param moved how far inputs are moved for a second step, or 0
   * @param judged whether it learns from the first images and is judged on others; otherwise it
   *     learns from everything, to the last epoch
   */
  private record Row(
      String name,
      UnitKind unit,
      int layers,
      int units,
      boolean pretrained,
      float moved,
      boolean judged) {
    static List<Row> of(Budget budget) {
      int units = budget.units;
      int wide = 2 * units;
      return List.of(
          new Row("2 x " + wide + " units, ", UnitKind.RECTIFIER, 2, wide, true, MOVED, true),
          new Row("2 x " + wide + " units, ", UnitKind.RECTIFIER, 2, wide, true, MOVED, false),
          new Row("", UnitKind.RECTIFIER, 3, units, true, MOVED, true),
          new Row("", UnitKind.RECTIFIER, 3, units, true, MOVED, false),
          new Row("", UnitKind.RECTIFIER, 3, units, true, 0, true),
          new Row("", UnitKind.RECTIFIER, 3, units, true, 0, false),
          new Row(wide + " units, ", UnitKind.RECTIFIER, 3, wide, true, 0, false),
          new Row("not pre-trained, ", UnitKind.RECTIFIER, 3, units, false, 0, true),
          new Row("tanh, ", UnitKind.TANH, 3, units, true, 0, true));
    }

    List<HiddenLayer> hidden() {
      return unit.layers(UnitKind.sizes(layers, units), SignBalance.NONE);
    }

    Training training(Lab lab, Budget budget, ImageData images, Dataset everything) {
      Dataset train = judged ? images.train() : everything;
      return new Training(
          "MNIST, "
              + name
              + (moved > 0 ? "inputs moved by " + moved + ", " : "")
              + "dropout, "
              + train.size()
              + " images"
              + (judged ? "" : ", no validation"),
          pretrained ? stack(lab, budget, images) : images.fresh(hidden(), SEED),
          budget.settings(unit).withAdversarial(moved),
          train,
          judged ? Optional.of(images.valid()) : Optional.empty(),
          Optional.of(images.test()));
    }

    private String stackName() {
      return "MNIST, " + name + "pre-training";
    }

    private Lab.Start stack(Lab lab, Budget budget, ImageData images) {
      Span length = Span.epochs(budget.pretrainEpochs);
      return images.pretrained(
          lab, stackName(), unit.pretraining(hidden(), List.of(0.003f), length, SEED));
    }

    List<String> text(Lab lab, Training training, Outcome outcome) {
      double pretraining = pretrained ? lab.seconds(stackName()) : 0;
      return List.of(
          unit.text()
              + ", "
              + layers
              + " × "
              + units
              + (pretrained ? ", pre-trained" : "")
              + (moved > 0 ? ", moved inputs" : ""),
          Figures.count(training.train().size())
              + (judged ? " images, best epoch" : " images, last epoch"),
          Figures.percent(outcome.get(Outcome.VALID_ERROR)),
          Figures.percent(outcome.get(Outcome.TEST_ERROR)),
          Figures.percent(outcome.get(Outcome.ZEROS)),
          Figures.minutes(pretraining + outcome.get(Outcome.SECONDS)));
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
    List<Row> rows = Row.of(budget);
    List<Training> trainings =
        rows.stream().map(row -> row.training(lab, budget, images, everything)).toList();
    List<Outcome> outcomes = lab.train(trainings);
    return new Findings(
        "Networks for MNIST that know nothing of pictures: error, zeros and minutes",
        List.of(setup(budget)),
        List.of(
            new Findings.Table(
                "errors",
                "Error and exact zeros",
                List.of(
                    "network", "learns from", "validation error", "test error", "zeros", "minutes"),
                IntStream.range(0, rows.size())
                    .mapToObj(i -> rows.get(i).text(lab, trainings.get(i), outcomes.get(i)))
                    .toList())),
        List.of());
  }

  private static String setup(Budget budget) {
    return "Networks pre-trained for "
        + budget.pretrainEpochs
        + " epochs a layer as in table1 (masking noise 0.25; softplus reconstruction, tanh with"
        + " cross-entropy) or from random weights, then "
        + budget.epochs
        + " epochs with dropout (half of the hidden outputs, a fifth of the inputs), weights into a"
        + " unit of norm 2 at most, λ = "
        + PENALTY
        + " (tanh: none), rate 0.05, halved every "
        + budget.halving
        + " epochs. With moved inputs each mini-batch is learned from once more, every input that is"
        + " not zero moved by "
        + MOVED
        + " in the direction that raises the loss (Goodfellow et al. 2015). Settings were judged"
        + " on the 10 000 validation images; networks that learn from all training images have the"
        + " same settings and stop at the last epoch. Pre-training never sees those 10 000. No"
        + " outputs are negated; seed 1."
        + " Minutes are those of pre-training and fine-tuning together; of networks that are"
        + " trained side by side each has one thread, and alone it is sooner done.";
  }
}
