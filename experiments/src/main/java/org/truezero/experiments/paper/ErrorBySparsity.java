package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * Figure 3 of the paper: many rectifier networks on MNIST, each with its own weights to start from
 * and its own penalty, test error against exact zeros (Glorot et al. 2011, §4.1).
 */
public final class ErrorBySparsity implements Experiment {
  /** The weakest penalty that changes anything, and the strongest of the paper. */
  private static final double WEAKEST = 1e-5;

  private static final double STRONGEST = 1e-2;

  /** Creates the experiment. */
  public ErrorBySparsity() {}

  @Override
  public String name() {
    return "figure3";
  }

  @Override
  public String summary() {
    return "test error against exact zeros, many rectifier networks with penalties of their own (MNIST)";
  }

  /**
   * How much a scale spends.
   *
   * @param networks how many
   * @param training images
   * @param units of each of three layers
   * @param epochs of each
   */
  private record Budget(int networks, int training, int units, int epochs) {
    static Budget of(Scale scale) {
      return scale.choose(
          new Budget(5, 500, 30, 2),
          new Budget(24, 5000, 300, 8),
          new Budget(200, 50_000, 1000, 8),
          new Budget(200, 50_000, 1000, 20));
    }

    /** Returns λ of a network: 0 for the first, then equal ratios. */
    float penalty(int network) {
      double ratio = StrictMath.log10(STRONGEST / WEAKEST);
      double exponent = networks > 2 ? ratio * (network - 1) / (networks - 2) : ratio;
      return network == 0 ? 0 : (float) (WEAKEST * StrictMath.pow(10, exponent));
    }
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    Budget budget = Budget.of(scale);
    ImageData images = ImageSet.MNIST.open(data, budget.training, 10_000, 10_000);
    List<Integer> order = order(budget.networks);
    List<Training> trainings = order.stream().map(n -> training(images, budget, n)).toList();
    List<Outcome> outcomes = lab.train(trainings);
    List<ErrorBySparsityReport.Point> points = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      int n = order.get(i);
      double zeros = outcomes.get(i).get(Outcome.ZEROS);
      double error = outcomes.get(i).get(Outcome.TEST_ERROR);
      if (!Double.isNaN(zeros)) {
        points.add(new ErrorBySparsityReport.Point(n + 1, budget.penalty(n), zeros, error));
      }
    }
    long diverged = outcomes.stream().filter(Outcome::diverged).count();
    return new ErrorBySparsityReport(points)
        .findings(setup(budget) + rest(budget.networks, points.size(), diverged));
  }

  /** Returns why there are fewer points than networks. */
  private static String rest(int networks, int points, long diverged) {
    String left = diverged == 0 ? "" : " Left out, because training diverged: " + diverged + ".";
    long trained = points + diverged;
    return trained < networks ? left + " Trained so far: " + trained + "." : left;
  }

  /** Every fourth network first: what was stopped early is a coarse figure, not half of one. */
  private static List<Integer> order(int networks) {
    List<Integer> order = new ArrayList<>();
    for (int first : new int[] {0, 2, 1, 3}) {
      for (int n = first; n < networks; n += 4) {
        order.add(n);
      }
    }
    return order;
  }

  private static Training training(ImageData images, Budget budget, int network) {
    long seed = network + 1;
    float penalty = budget.penalty(network);
    List<HiddenLayer> hidden =
        UnitKind.RECTIFIER.layers(UnitKind.sizes(3, budget.units), SignBalance.EXACT_HALF);
    TrainSettings settings =
        TrainSettings.paper()
            .withSeed(seed)
            .withLimit(Span.epochs(budget.epochs))
            .withPenalties(new Penalties(List.of(penalty), 0, Float.POSITIVE_INFINITY, 1))
            .withEarlyStopping(EarlyStopping.EACH_EPOCH);
    return new Training(
        "network " + seed + ", λ " + penalty,
        images.fresh(hidden, seed),
        settings,
        images.train(),
        Optional.of(images.valid()),
        Optional.of(images.test()));
  }

  private static String setup(Budget budget) {
    return budget.networks
        + " networks of three layers of "
        + budget.units
        + " rectifiers, half of their outputs negated, no pre-training; each has its own random"
        + " weights and its own λ: 0, then from 1e-5 to 0.01 in equal ratios. "
        + Figures.count(budget.training)
        + " training images, "
        + budget.epochs
        + " epochs, rate 0.1, batches of 10. Test error and zeros (10 000 test images) of the epoch"
        + " with the lowest validation error. The paper sums the penalty over a layer or averages"
        + " it, it does not say; here it is the sum (authors' code, 2010), so that the same λ"
        + " silences more units.";
  }
}
