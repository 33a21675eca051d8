package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.lab.Outcome;
import org.truezero.experiments.picture.BarChart;
import org.truezero.math.PanelLayout;
import org.truezero.network.Architecture;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticSigmoid;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.network.SoftmaxHead;
import org.truezero.network.Tanh;
import org.truezero.network.TrainingPass;

/**
 * The zig-zag of CS231n: where the inputs of a neuron are all positive, the gradients of its
 * weights all have the sign of its delta, so a step can go up or down in all of them alone.
 * Measured as the part of a neuron's weight gradients that have the commoner sign, ½ to 1, in the
 * second hidden layer of a fresh network.
 */
final class ZigZag {
  static final int UNITS = 100;

  private static final int[] BATCHES = {1, 10, 100};

  private final StudyData data;
  private final int draws;

  /** Measures over so many mini-batches of each size. */
  ZigZag(StudyData data, int draws) {
    this.data = data;
    this.draws = draws;
  }

  /** One kind of layers. */
  private record Kind(String name, HiddenLayer layer) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("sigmoid", new HiddenLayer(UNITS, new LogisticSigmoid(), SignBalance.NONE)),
          new Kind("tanh", new HiddenLayer(UNITS, new Tanh(), SignBalance.NONE)),
          new Kind("rectifier", new HiddenLayer(UNITS, new Rectifier(), SignBalance.NONE)),
          new Kind(
              "rectifier, half negated",
              new HiddenLayer(UNITS, new Rectifier(), SignBalance.EXACT_HALF)));

  void report(Lab lab, FindingsDraft draft) throws IOException {
    double[][] agreement = new double[BATCHES.length][KINDS.size()];
    for (int b = 0; b < BATCHES.length; b++) {
      for (int k = 0; k < KINDS.size(); k++) {
        agreement[b][k] = measured(lab, KINDS.get(k), BATCHES[b]);
      }
    }
    List<BarChart.Bars> bars = new ArrayList<>();
    for (int b = 0; b < BATCHES.length; b++) {
      bars.add(new BarChart.Bars("batch " + BATCHES[b], agreement[b]));
    }
    draft.chart(
        new BarChart(
            "Weight gradients of a neuron that share the commoner sign",
            "units of the layer below",
            true,
            KINDS.stream().map(Kind::name).toList(),
            bars));
    claims(draft, agreement);
  }

  private double measured(Lab lab, Kind kind, int batch) throws IOException {
    String cell = data.name() + ", signs of gradients, " + kind.name + ", batch " + batch;
    Outcome outcome =
        lab.measure(
            cell + ", draws " + draws,
            data.identity(),
            (long) batch * draws,
            () -> Map.of("agreement", agreement(lab.execution(), kind.layer, 1, batch)));
    return outcome.get("agreement");
  }

  /** Returns the part of the gradients with the commoner sign, mean over units and mini-batches. */
  double agreement(Execution execution, HiddenLayer layer, long seed, int batch) {
    Head head = new SoftmaxHead(data.classes());
    Network network =
        Network.random(
            new Architecture(data.features(), List.of(layer, layer), head, Initialisation.GLOROT),
            seed);
    TrainingPass pass = new TrainingPass(network, execution, seed, 0, new float[2]);
    double sum = 0;
    int counted = 0;
    for (int draw = 0; draw < draws; draw++) {
      float[] weights =
          Backward.gradients(pass, head, data.train(), (long) draw * batch, batch)
              .layers()
              .get(1)
              .weights();
      PanelLayout layout = network.layers().get(1).layout();
      for (int unit = 0; unit < UNITS; unit++) {
        double share = commonerSign(weights, layout, unit);
        sum += Double.isNaN(share) ? 0 : share;
        counted += Double.isNaN(share) ? 0 : 1;
      }
    }
    return sum / counted;
  }

  /** Returns the part of one unit's gradients with the commoner sign; NaN if all are 0. */
  private static double commonerSign(float[] weights, PanelLayout layout, int unit) {
    int positive = 0;
    int negative = 0;
    for (int input = 0; input < layout.rows(); input++) {
      float gradient = weights[layout.position(input, unit, 0)];
      positive += gradient > 0 ? 1 : 0;
      negative += gradient < 0 ? 1 : 0;
    }
    return (double) Math.max(positive, negative) / (positive + negative);
  }

  private void claims(FindingsDraft draft, double[][] agreement) {
    draft
        .claims()
        .decided(
            "after outputs that are never negative all gradients of a neuron share one sign",
            data.name() + ", batch 1",
            "sigmoid "
                + Figures.percent(agreement[0][0])
                + ", rectifier "
                + Figures.percent(agreement[0][2])
                + ", tanh "
                + Figures.percent(agreement[0][1]),
            agreement[0][0] == 1 && agreement[0][2] == 1 && agreement[0][1] < 1)
        .decided(
            "batching softens it",
            data.name() + ", sigmoid",
            Figures.percent(agreement[0][0])
                + " at batch 1, "
                + Figures.percent(agreement[1][0])
                + " at batch 10",
            agreement[1][0] < agreement[0][0])
        .decided(
            "negating half of the outputs centres a layer of rectifiers",
            data.name() + ", batch 1",
            Figures.percent(agreement[0][2])
                + " without, "
                + Figures.percent(agreement[0][3])
                + " with",
            agreement[0][3] < agreement[0][2]);
    draft.paragraph(
        "Sigmoids and rectifiers hand on no negative number, so at batch 1 all weight gradients of"
            + " a neuron above them share one sign ("
            + Figures.percent(agreement[0][0])
            + " and "
            + Figures.percent(agreement[0][2])
            + "; tanh "
            + Figures.percent(agreement[0][1])
            + "). A batch of 10 adds gradients of both signs: "
            + Figures.percent(agreement[1][0])
            + " above sigmoids and "
            + Figures.percent(agreement[1][2])
            + " above rectifiers. Negating half of the rectifiers takes it to "
            + Figures.percent(agreement[0][3])
            + " at batch 1.");
  }
}
