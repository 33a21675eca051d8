package org.truezero.experiments.study;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.truezero.experiments.lab.Figures;
import org.truezero.experiments.lab.Findings;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.PlaneChart;
import org.truezero.math.RandomStream;
import org.truezero.network.Architecture;
import org.truezero.network.Head;
import org.truezero.network.HingeHead;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.Layer;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/**
 * One neuron between two clouds of points: as binary softmax classifier, and as binary support
 * vector machine.
 *
 * @param points coordinates and class of each point
 * @param softmax a neuron that learned with cross-entropy
 * @param machine a neuron that learned with the hinge loss
 */
record NeuronInPlane(MadeRows points, Network softmax, Network machine) {
  private static final int POINTS = 400;
  private static final double SPREAD = 0.8;
  private static final PlaneChart.Window WINDOW = new PlaneChart.Window(-4, 4, -3, 3);

  static NeuronInPlane train(Lab lab, int epochs) throws IOException {
    MadeRows points = clouds();
    return new NeuronInPlane(
        points,
        train(lab, "softmax neuron", new LogisticHead(1), points, epochs),
        train(lab, "SVM neuron", new HingeHead(1), points, epochs));
  }

  /** Two normal distributions that overlap a little. */
  private static MadeRows clouds() {
    RandomStream random = new RandomStream(1, "points of the plane");
    float[][] features = new float[POINTS][];
    int[] classes = new int[POINTS];
    for (int row = 0; row < POINTS; row++) {
      classes[row] = row % 2;
      double side = 2 * classes[row] - 1;
      features[row] =
          new float[] {
            (float) (1.2 * side + SPREAD * random.gaussian(row, 0, 0)),
            (float) (0.6 * side + SPREAD * random.gaussian(row, 0, 1))
          };
    }
    return MadeRows.ofClasses("two clouds", features, classes, 2);
  }

  private static Network train(Lab lab, String name, Head head, MadeRows points, int epochs)
      throws IOException {
    TrainSettings settings =
        TrainSettings.paper().withLearningRate(0.02f).withLimit(Span.epochs(epochs));
    Architecture architecture = new Architecture(2, List.of(), head, Initialisation.GLOROT);
    return lab.network(
        name + " in the plane, epochs " + epochs,
        () -> Network.zero(architecture),
        settings,
        points);
  }

  /**
   * What a neuron does with the points.
   *
   * @param a weight of x
   * @param b weight of y
   * @param bias its bias
   * @param errors points on the wrong side
   * @param idle points that pass no gradient back
   * @param astray points whose output and score disagree about the class
   */
  private record Seen(double a, double b, double bias, int errors, int idle, int astray) {
    static Seen of(Lab lab, Network network, MadeRows points) {
      Inference inference = new Inference(network, lab.execution());
      inference.fill(points, 0, POINTS);
      inference.run();
      Head head = network.head();
      float[] delta = new float[1];
      int errors = 0;
      int idle = 0;
      int astray = 0;
      for (int row = 0; row < POINTS; row++) {
        float[] target = points.targets()[row];
        head.loss(inference.scores(), row, target, 0, delta, 0);
        idle += delta[0] == 0 ? 1 : 0;
        errors += head.wrong(inference.outputs(), row, target, 0) ? 1 : 0;
        boolean positive = inference.scores()[row] >= 0;
        astray += head.predictedClass(inference.outputs(), row) == (positive ? 1 : 0) ? 0 : 1;
      }
      Layer layer = network.layers().get(0);
      float[] weights = layer.weightMatrix();
      return new Seen(weights[0], weights[1], layer.biasVector()[0], errors, idle, astray);
    }

    PlaneChart.Line line(String name, double level) {
      return new PlaneChart.Line(name, a, b, bias, level);
    }

    List<String> row(String name) {
      return List.of(
          name,
          Figures.number(a),
          Figures.number(b),
          Figures.number(bias),
          Figures.percent((double) errors / POINTS),
          Figures.percent((double) idle / POINTS));
    }
  }

  void report(Lab lab, FindingsDraft draft) {
    Seen soft = Seen.of(lab, softmax, points);
    Seen hard = Seen.of(lab, machine, points);
    draft.chart(
        new PlaneChart(
            "Decision lines of one neuron; broken: the margin of the SVM",
            "x to the right, y up",
            WINDOW,
            List.of(points.cloud(0, "class 0"), points.cloud(1, "class 1")),
            List.of(soft.line("softmax", 0), hard.line("SVM", 1)),
            Optional.empty()));
    draft.table(
        new Findings.Table(
            "plane",
            "Two neurons on " + POINTS + " points of the plane",
            List.of("neuron", "w of x", "w of y", "bias", "error", "points without gradient"),
            List.of(soft.row("binary softmax"), hard.row("binary SVM"))));
    draft
        .claims()
        .decided(
            "σ(w·x + b) is above ½ where w·x + b is above 0",
            "points of the plane",
            soft.astray + " of " + POINTS + " points disagree",
            soft.astray == 0)
        .decided(
            "the SVM is content beyond the margin, the softmax neuron nowhere",
            "points of the plane",
            hard.idle + " and " + soft.idle + " of " + POINTS + " points without gradient",
            hard.idle > 0 && soft.idle == 0);
    draft.paragraph(text(soft, hard));
  }

  private static String text(Seen soft, Seen hard) {
    return String.format(
        Locale.ROOT,
        "One neuron divides the plane by a straight line. As softmax classifier it errs on %d of %d"
            + " points, as support vector machine on %d, and the two lines enclose %.1f degrees."
            + " The support vector machine learns from the points inside its margin and on the wrong side alone:"
            + " %s of the points pass no gradient.",
        soft.errors,
        POINTS,
        hard.errors,
        degrees(soft, hard),
        Figures.percent((double) hard.idle / POINTS));
  }

  private static double degrees(Seen one, Seen other) {
    double cross = one.a * other.b - one.b * other.a;
    double dot = one.a * other.a + one.b * other.b;
    return Math.toDegrees(StrictMath.atan2(Math.abs(cross), dot));
  }
}
