package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.truezero.data.ImageShape;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.PictureChart;
import org.truezero.experiments.picture.Pixels;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.train.Evaluator;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** One neuron that tells the two most numerous classes of a data set apart, with growing L2. */
final class NeuronOnData {
  private static final List<Float> L2 = List.of(0f, 0.01f, 0.1f);

  private final StudyData data;
  private final int epochs;
  private final TwoClasses train;
  private final TwoClasses test;

  NeuronOnData(StudyData data, int epochs) {
    this.data = data;
    this.epochs = epochs;
    int[] pair = TwoClasses.mostNumerous(data.train());
    train = TwoClasses.of(data.train(), pair[0], pair[1]);
    test = TwoClasses.of(data.test(), pair[0], pair[1]);
  }

  /** One trained neuron. */
  private record Neuron(String name, float l2, float[] weights, double error) {
    double norm() {
      double squares = 0;
      for (float weight : weights) {
        squares += (double) weight * weight;
      }
      return Math.sqrt(squares);
    }
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    List<Neuron> neurons = new ArrayList<>();
    neurons.addAll(neurons(lab, "softmax", new LogisticHead(1), draft));
    neurons.addAll(neurons(lab, "SVM", new HingeHead(1), draft));
    List<List<String>> rows = new ArrayList<>();
    for (Neuron neuron : neurons) {
      rows.add(
          List.of(
              neuron.name,
              Float.toString(neuron.l2),
              Figures.percent(neuron.error),
              Figures.number(neuron.norm())));
    }
    draft.table(
        new Findings.Table(
            "pair",
            "One neuron on " + where() + ", " + train.size() + " rows to learn from",
            List.of("neuron", "L2", "test error", "|w|"),
            rows));
    train.schema().image().ifPresent(shape -> draft.chart(pictures(shape, neurons)));
  }

  private String where() {
    List<String> names = train.schema().target().names();
    return data.name() + ", " + names.get(0) + " against " + names.get(1);
  }

  private List<Neuron> neurons(Lab lab, String name, Head head, FindingsDraft draft)
      throws IOException {
    List<Neuron> neurons = new ArrayList<>();
    boolean falling = true;
    for (float l2 : L2) {
      Neuron neuron = neuron(lab, name, head, l2);
      falling &= neurons.isEmpty() || neuron.norm() < neurons.get(neurons.size() - 1).norm();
      neurons.add(neuron);
    }
    draft
        .claims()
        .decided(
            "L2 pulls the weights towards 0 (" + name + ")",
            where(),
            "|w| "
                + Figures.number(neurons.get(0).norm())
                + " without, "
                + Figures.number(neurons.get(L2.size() - 1).norm())
                + " with "
                + L2.get(L2.size() - 1),
            falling);
    return neurons;
  }

  private Neuron neuron(Lab lab, String name, Head head, float l2) throws IOException {
    TrainSettings settings =
        TrainSettings.paper()
            .withLearningRate(data.rate() / 3)
            .withLimit(Span.epochs(epochs))
            .withPenalties(new Penalties(List.of(0f), l2, Float.POSITIVE_INFINITY, 1));
    Architecture architecture =
        new Architecture(data.features(), List.of(), head, Initialisation.GLOROT);
    Network network =
        lab.network(
            data.name() + ", " + name + " neuron, L2 " + l2 + ", epochs " + epochs,
            () -> Network.zero(architecture),
            settings,
            train);
    double error = new Evaluator(lab.execution()).evaluate(network, test).errorRate();
    return new Neuron(name, l2, network.layers().get(0).weightMatrix(), error);
  }

  private static PictureChart pictures(ImageShape shape, List<Neuron> neurons) {
    List<PictureChart.Tile> tiles = new ArrayList<>();
    for (Neuron neuron : neurons) {
      tiles.add(
          new PictureChart.Tile(
              Pixels.weights(shape, neuron.weights), neuron.name + ", L2 " + neuron.l2));
    }
    return new PictureChart(
        "Weights of the neuron, each picture on its own scale", L2.size(), tiles);
  }
}
