package org.truezero.experiments.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.truezero.experiments.lab.DataFolders;
import org.truezero.experiments.lab.Experiment;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Scale;
import org.truezero.experiments.picture.Chart;
import org.truezero.experiments.picture.LineChart;
import org.truezero.math.ActiveLists;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.network.SignBalance;
import org.truezero.train.Evaluation;
import org.truezero.train.Evaluator;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * Figure 2 of the paper: what of a network one input uses, drawn from a trained network, and the
 * curves of rectifier and softplus (Glorot et al. 2011, §2.2 and §3.1).
 */
public final class SparsePropagation implements Experiment {
  private static final int UNITS = 24;
  private static final int LAYERS = 3;

  /** Drawn, the first ones of the test data. */
  private static final int IMAGES = 2;

  /** Creates the experiment. */
  public SparsePropagation() {}

  @Override
  public String name() {
    return "figure2";
  }

  @Override
  public String summary() {
    return "the part of a trained network that one input uses; rectifier and softplus";
  }

  @Override
  public Findings run(Lab lab, DataFolders data, Scale scale) throws IOException {
    ImageSet set = ImageSet.MNIST.available(data) ? ImageSet.MNIST : ImageSet.NISTP;
    ImageData images = set.open(data, scale.choose(1000, 20_000, 50_000, 50_000), 1000, 5000);
    Network network = network(lab, set.key(), images);
    Evaluation seen = new Evaluator(lab.execution()).evaluate(network, images.test());
    List<Chart> charts = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    Inference inference = new Inference(network, lab.execution());
    for (int image = 0; image < IMAGES; image++) {
      inference.fill(images.test(), image, 1);
      inference.run();
      charts.add(
          PropagationDrawing.of(
              "What test image " + image + " uses", network, images.test().schema(), inference));
      rows.add(row(image, network, inference));
    }
    charts.add(curves());
    return new Findings(
        "Sparse propagation (Glorot et al. 2011, figure 2)",
        List.of(paragraph(set.title(data), seen)),
        List.of(
            new Findings.Table(
                "paths",
                "What an input uses",
                List.of(
                    "test image",
                    "active units by layer",
                    "weights between active units and outputs",
                    "of"),
                rows)),
        charts);
  }

  private static Network network(Lab lab, String set, ImageData images) throws IOException {
    TrainSettings settings =
        TrainSettings.paper()
            .withLimit(Span.epochs(3))
            .withPenalties(new Penalties(List.of(1e-3f), 0, Float.POSITIVE_INFINITY, 1));
    List<HiddenLayer> hidden =
        UnitKind.RECTIFIER.layers(UnitKind.sizes(LAYERS, UNITS), SignBalance.NONE);
    return lab.network(
        "a small network, " + set, images.fresh(hidden, settings.seed()), settings, images.train());
  }

  private static String paragraph(String title, Evaluation seen) {
    return String.format(
        Locale.ROOT,
        "A network of %d layers of %d rectifiers, trained on %s (test error %s, %s of the hidden"
            + " outputs exactly zero). For one image only some units are active: filled circles."
            + " Given these, the network is linear. Lines are the weights between active units,"
            + " blue above zero and red below, wider where they carry more: gradients go down the"
            + " same lines, and no other weight between these layers would be changed by learning"
            + " from this image. Silent units found out that they are by the weights that lead to"
            + " them from active ones, which are not drawn; the weights of the inputs are left out.",
        LAYERS,
        UNITS,
        title,
        Figures.percent(seen.errorRate()),
        Figures.percent(seen.sparsity().mean()));
  }

  /** Weights between hidden layers and above them; the inputs are left out as in the drawing. */
  private static List<String> row(int image, Network network, Inference inference) {
    List<String> active = new ArrayList<>();
    long used = 0;
    long all = 0;
    for (int l = 0; l < LAYERS; l++) {
      ActiveLists list = inference.hidden(l);
      active.add(Integer.toString(list.size()));
      int next = l + 1 < LAYERS ? inference.hidden(l + 1).size() : network.head().scores();
      used += (long) list.size() * next;
      all += (long) UNITS * (l + 1 < LAYERS ? UNITS : network.head().scores());
    }
    return List.of(
        Integer.toString(image),
        String.join(", ", active) + " of " + UNITS,
        Long.toString(used),
        Long.toString(all));
  }

  private static Chart curves() {
    return new LineChart(
        "Rectifier and softplus",
        "pre-activation",
        false,
        LineChart.Kind.NUMBER,
        List.of(
            UnitCurves.curve("rectifier", -3, 3, x -> Math.max(0, x)),
            UnitCurves.curve("softplus", -3, 3, x -> StrictMath.log1p(StrictMath.exp(x)))),
        OptionalDouble.empty(),
        "");
  }
}
