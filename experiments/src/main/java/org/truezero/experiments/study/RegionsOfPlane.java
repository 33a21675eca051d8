package org.truezero.experiments.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.truezero.experiments.lab.FindingsDraft;
import org.truezero.experiments.lab.Lab;
import org.truezero.experiments.picture.Pixels;
import org.truezero.experiments.picture.PlaneChart;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.network.Architecture;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Initialisation;
import org.truezero.network.LogisticHead;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.SignBalance;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;

/** The linear regions of a small network of rectifiers that tells a disc from a ring around it. */
final class RegionsOfPlane {
  private static final int UNITS = 6;
  private static final int POINTS = 300;
  private static final int WIDTH = 240;
  private static final int HEIGHT = 180;
  private static final PlaneChart.Window WINDOW = new PlaneChart.Window(-4, 4, -3, 3);

  private final int epochs;

  RegionsOfPlane(int epochs) {
    this.epochs = epochs;
  }

  private static MadeRows points() {
    RandomStream random = new RandomStream(1, "disc and ring");
    float[][] features = new float[POINTS][];
    int[] classes = new int[POINTS];
    for (int row = 0; row < POINTS; row++) {
      classes[row] = row % 2;
      double radius = (classes[row] == 0 ? 0.1 : 1.8) + random.uniformDouble(row, 0, 0);
      double angle = 2 * Math.PI * random.uniformDouble(row, 0, 1);
      features[row] =
          new float[] {
            (float) (radius * StrictMath.cos(angle)), (float) (radius * StrictMath.sin(angle))
          };
    }
    return MadeRows.ofClasses("disc and ring", features, classes, 2);
  }

  void report(Lab lab, FindingsDraft draft) throws IOException {
    MadeRows points = points();
    HiddenLayer layer = new HiddenLayer(UNITS, new Rectifier(), SignBalance.NONE);
    Architecture architecture =
        new Architecture(2, List.of(layer, layer), new LogisticHead(1), Initialisation.HE);
    Network network =
        lab.network(
            "disc and ring, " + UNITS + " rectifiers, epochs " + epochs,
            () -> Network.random(architecture, 1),
            TrainSettings.paper().withLearningRate(0.05f).withLimit(Span.epochs(epochs)),
            points);
    Map<List<Integer>, Integer> regions = new HashMap<>();
    byte[] rgb = new byte[3 * WIDTH * HEIGHT];
    Inference inference = new Inference(network, lab.execution());
    for (int y = 0; y < HEIGHT; y++) {
      row(inference, y);
      for (int x = 0; x < WIDTH; x++) {
        int region = regions.merge(active(inference, x), regions.size(), (old, fresh) -> old);
        colour(region, inference.scores()[x] > 0, rgb, 3 * (y * WIDTH + x));
      }
    }
    draft.chart(
        new PlaneChart(
            regions.size()
                + " linear regions of 2 × "
                + UNITS
                + " rectifiers; dark: taken for the ring",
            "x to the right, y up",
            WINDOW,
            List.of(points.cloud(0, "disc"), points.cloud(1, "ring")),
            List.of(),
            Optional.of(new Pixels(WIDTH, HEIGHT, rgb))));
  }

  private static void row(Inference inference, int y) {
    inference.input().clear(2);
    double up = WINDOW.top() - (y + 0.5) * (WINDOW.top() - WINDOW.bottom()) / HEIGHT;
    for (int x = 0; x < WIDTH; x++) {
      double right = WINDOW.left() + (x + 0.5) * (WINDOW.right() - WINDOW.left()) / WIDTH;
      inference.input().appendDense(new float[] {(float) right, (float) up}, 0);
      inference.input().endExample();
    }
    inference.run();
  }

  /** Returns the active units of both layers, those of the second after those of the first. */
  private static List<Integer> active(Inference inference, int example) {
    List<Integer> active = new ArrayList<>();
    for (int l = 0; l < 2; l++) {
      ActiveLists list = inference.hidden(l);
      for (int at = list.start(example); at < list.end(example); at++) {
        active.add(l * UNITS + list.indices()[at]);
      }
    }
    return active;
  }

  /** Gives each region a light colour of its own, darker on the side of the ring. */
  private static void colour(int region, boolean ring, byte[] rgb, int at) {
    RandomStream random = new RandomStream(1, "colours of regions");
    for (int c = 0; c < 3; c++) {
      double light = 0.72 + 0.26 * random.uniformDouble(region, 0, c);
      rgb[at + c] = (byte) Math.round(255 * light * (ring ? 0.8 : 1));
    }
  }
}
