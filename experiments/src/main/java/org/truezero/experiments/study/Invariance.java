package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.math.ActiveLists;
import org.truezero.network.Inference;
import org.truezero.network.Layer;
import org.truezero.network.Network;
import org.truezero.network.Unit;
import org.truezero.sparsity.Rescaling;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Scores of trained networks after W'_i = W_i/α_i and b'_i = b_i/∏_{j≤i} α_j with factors that
 * multiply to 1, for units that are positively homogeneous and for others.
 */
final class Invariance {
  private static final int LAYERS = 2;
  private static final int UNITS = 100;
  private static final int EXAMPLES = 500;
  private static final double[] POWERS = {8, 0.25, 0.5};
  private static final double[] ANY = {3, 0.7, 1 / (3 * 0.7)};
  private static final double[] HALVING = {3, 0.7, 2 / (3 * 0.7)};

  /** Rescaling by other factors rounds every parameter once. */
  private static final double ROUNDING = 1e-4;

  private static final List<String> UNITS_COMPARED =
      List.of(
          "rectifier",
          "leaky",
          "prelu",
          "absolute",
          "paired",
          "maxout",
          "softplus",
          "tanh",
          "sigmoid");

  private final StudyData data;
  private final int epochs;

  Invariance(StudyData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
  }

  /**
   * Scores of one network before and after.
   *
   * @param network trained
   * @param powers greatest difference after powers of two, by the greatest score
   * @param any the same after other factors that multiply to 1
   * @param sameBits scores with the same bits after powers of two
   * @param scores how many scores
   */
  private record Seen(Network network, double powers, double any, int sameBits, int scores) {
    boolean homogeneous() {
      return network.layers().get(0).unit().positivelyHomogeneous();
    }
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<Seen> all = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (String name : UNITS_COMPARED) {
      Seen seen = seen(lab, Unit.parse(name));
      all.add(seen);
      rows.add(
          List.of(
              seen.network.layers().get(0).unit().text(),
              seen.homogeneous() ? "yes" : "no",
              seen.sameBits + " of " + seen.scores,
              Figures.number(seen.powers),
              Figures.number(seen.any)));
    }
    draft.table(
        new Findings.Table(
            "invariance",
            "Scores after rescaling by 8, ¼, ½ and by 3, 0.7, 1/2.1, on " + data.name(),
            List.of(
                "unit",
                "positively homogeneous",
                "same bits after powers of two",
                "difference",
                "after other factors"),
            rows));
    claims(lab, draft, all);
  }

  private Seen seen(Lab lab, Unit unit) throws IOException {
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(data.rate()).withLimit(Span.epochs(epochs));
    Network network =
        lab.network(
            data.name() + ", " + unit.text() + ", epochs " + epochs,
            () -> Network.random(data.architecture(LAYERS, UNITS, unit), 1),
            settings,
            data.train());
    Scores before = scores(lab, network);
    Scores powers = scores(lab, scaled(network, POWERS));
    return new Seen(
        network,
        before.furthestFrom(powers),
        before.furthestFrom(scores(lab, scaled(network, ANY))),
        before.sameBits(powers),
        before.values().length);
  }

  /** Rescales whatever the units are, which {@link Rescaling#rescale} refuses with good reason. */
  static Network scaled(Network network, double... factors) {
    Network scaled = network.copy();
    double product = 1;
    for (int l = 0; l < factors.length; l++) {
      Layer layer = scaled.layers().get(l);
      product *= factors[l];
      divide(layer.weights(), factors[l]);
      divide(layer.bias(), product);
    }
    return scaled;
  }

  private static void divide(float[] numbers, double divisor) {
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (numbers[i] / divisor);
    }
  }

  private Scores scores(Lab lab, Network network) {
    return Scores.of(network, data.test(), EXAMPLES, lab.execution());
  }

  private void claims(Lab lab, FindingsDraft draft, List<Seen> all) {
    List<Seen> kept = all.stream().filter(Seen::homogeneous).toList();
    List<Seen> lost = all.stream().filter(seen -> !seen.homogeneous()).toList();
    int scores = kept.stream().mapToInt(Seen::scores).sum();
    int same = kept.stream().mapToInt(Seen::sameBits).sum();
    double any = kept.stream().mapToDouble(Seen::any).max().orElseThrow();
    double least = lost.stream().mapToDouble(Seen::any).min().orElseThrow();
    Network rectifiers = all.get(0).network;
    Scores halved = scores(lab, Rescaling.rescale(rectifiers, HALVING));
    double half = scores(lab, rectifiers).furthestFrom(halved, 2);
    double penalty = magnitudes(lab, rectifiers);
    double scaledPenalty = magnitudes(lab, Rescaling.rescale(rectifiers, POWERS));
    int moved = differing(Rescaling.canonical(rectifiers), rectifiers);
    draft
        .claims()
        .decided(
            "factors that multiply to 1 leave the scores of homogeneous units as they are",
            data.name() + ", " + kept.size() + " kinds of units",
            "greatest difference " + Figures.number(any),
            any < ROUNDING)
        .decided(
            "with powers of two not one bit of a score changes",
            data.name() + ", " + kept.size() + " kinds of units",
            Figures.count(same) + " of " + Figures.count(scores) + " scores have the same bits",
            same == scores)
        .decided(
            "otherwise scores are divided by the product of the factors",
            data.name() + ", rectifiers, product 2",
            "greatest difference from a half " + Figures.number(half),
            half < ROUNDING)
        .decided(
            "it does not hold for softplus, tanh and sigmoid",
            data.name(),
            "scores move by " + Figures.number(least) + " of the greatest or more",
            least > ROUNDING)
        .decided(
            "networks that differ by powers of two have one canonical scale",
            data.name() + ", rectifiers",
            moved + " parameters differ",
            moved == 0)
        .decided(
            "the L1 penalty on activations is not invariant",
            data.name() + ", rectifiers",
            "Σ|h| of an example "
                + Figures.number(penalty)
                + " before, "
                + Figures.number(scaledPenalty)
                + " after",
            Math.abs(scaledPenalty / penalty - 1) > ROUNDING);
    draft.paragraph(
        "Dividing the weights of the layers by 8, ¼ and ½ left "
            + Figures.count(same)
            + " of "
            + Figures.count(scores)
            + " scores of "
            + kept.size()
            + " kinds of networks bit for bit as they were; with 3, 0.7 and 1/2.1 they moved by at"
            + " most "
            + Figures.number(any)
            + " of the greatest. Those of softplus, tanh and sigmoid moved by "
            + Figures.number(least)
            + " or more. `truezero inspect MODEL --canonical-scale -o FILE` makes use of it.");
  }

  /** Returns the mean of Σ|h| over the hidden outputs of an example. */
  private double magnitudes(Lab lab, Network network) {
    int count = (int) Math.min(EXAMPLES, data.test().size());
    Inference inference = new Inference(network, lab.execution());
    inference.fill(data.test(), 0, count);
    inference.run();
    double sum = 0;
    for (int l = 0; l < LAYERS; l++) {
      ActiveLists hidden = inference.hidden(l);
      for (int at = 0; at < hidden.size(); at++) {
        sum += Math.abs(hidden.values()[at]);
      }
    }
    return sum / count;
  }

  /** Counts parameters that differ between one canonical scale and that of a rescaled twin. */
  private static int differing(Network canonical, Network network) {
    Network twin = Rescaling.canonical(Rescaling.rescale(network, POWERS));
    int differing = 0;
    for (int l = 0; l < canonical.layers().size(); l++) {
      Layer one = canonical.layers().get(l);
      Layer other = twin.layers().get(l);
      differing += differing(one.weights(), other.weights());
      differing += differing(one.bias(), other.bias());
    }
    return differing;
  }

  private static int differing(float[] one, float[] other) {
    return one.length - new Scores(one).sameBits(new Scores(other));
  }
}
