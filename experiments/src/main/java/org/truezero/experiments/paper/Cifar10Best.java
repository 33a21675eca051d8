package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.truezero.data.PixelRange;
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
 * What a network that knows nothing of pictures can do on CIFAR-10 within an hour, with what came
 * after the paper as well: dropout, an annealed rate, and pixels around 0.
 */
public final class Cifar10Best implements Experiment {
  private static final long SEED = 1;
  private static final int HALF_OF_TEST = 5000;

  /** Creates the experiment. */
  public Cifar10Best() {}

  @Override
  public String name() {
    return "cifar10-best";
  }

  @Override
  public String summary() {
    return "CIFAR-10 within an hour of training, error and zeros";
  }

  /**
   * How much a scale spends.
   *
   * @param train images to learn from
   * @param units of each of three layers
   * @param halving epochs after which the rate has halved, again and again
   * @param epochs at most
   */
  private record Budget(int train, int units, int halving, int epochs) {
    static Budget of(Scale scale) {
      return scale.choose(
          new Budget(1000, 50, 1, 2),
          new Budget(10_000, 300, 4, 12),
          new Budget(50_000, 1000, 15, 50));
    }

    List<HiddenLayer> layers() {
      return UnitKind.RECTIFIER.layers(UnitKind.sizes(3, units), SignBalance.NONE);
    }

    TrainSettings settings() {
      return TrainSettings.paper()
          .withSeed(SEED)
          .withBatchSize(20)
          .withLimit(Span.epochs(epochs))
          .withLearningRate(0.01f)
          .withSchedule(new Schedule.Exponential(Span.epochs(halving)))
          .withPenalties(new Penalties(List.of(1e-6f), 0, Float.POSITIVE_INFINITY, 1))
          .withDropout(new Dropout(0.1f, List.of(0.3f)))
          .withEarlyStopping(EarlyStopping.EACH_EPOCH);
    }
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    ImageData images =
        ImageSet.cifar10(
            data, PixelRange.MINUS_ONE_TO_ONE, budget.train, HALF_OF_TEST, HALF_OF_TEST);
    Outcome outcome =
        lab.train(
            new Training(
                "CIFAR-10, dropout, " + budget.train + " images",
                images.fresh(budget.layers(), SEED),
                budget.settings(),
                images.train(),
                Optional.of(images.valid()),
                Optional.of(images.test())));
    return new Findings(
        "CIFAR-10 within an hour, with dropout and an annealed rate",
        List.of(setup(budget)),
        List.of(
            new Findings.Table(
                "errors",
                "Error and exact zeros",
                List.of("network", "validation error", "test error", "zeros", "minutes"),
                List.of(row(outcome), published(true), published(false)))),
        List.of());
  }

  private static List<String> row(Outcome outcome) {
    return List.of(
        "rectifier, dropout",
        Figures.percent(outcome.get(Outcome.VALID_ERROR)),
        Figures.percent(outcome.get(Outcome.TEST_ERROR)),
        Figures.percent(outcome.get(Outcome.ZEROS)),
        Figures.minutes(outcome.get(Outcome.SECONDS)));
  }

  private static List<String> published(boolean pretrained) {
    return List.of(
        "paper: rectifier" + (pretrained ? ", pre-trained" : ""),
        "",
        Figures.percent(PublishedErrors.error(ImageSet.CIFAR10, UnitKind.RECTIFIER, pretrained)),
        Figures.percent(PublishedErrors.zeros(ImageSet.CIFAR10, UnitKind.RECTIFIER)),
        "");
  }

  private static String setup(Budget budget) {
    return "Three layers of "
        + budget.units
        + " rectifiers, random weights, "
        + Figures.count(budget.train)
        + " images with pixels from -1 to 1; "
        + budget.epochs
        + " epochs with dropout (0.3 of the hidden outputs, a tenth of the inputs), λ = 1e-6, rate"
        + " 0.01, halved every "
        + budget.halving
        + " epochs, batches of 20. Validation on the first half of the test file, test error of the"
        + " best epoch on the other half, as many images as in the paper. Seed "
        + SEED
        + ".";
  }
}
