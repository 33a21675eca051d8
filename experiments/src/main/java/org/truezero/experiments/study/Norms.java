package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.List;
import org.truezero.data.Dataset;
import org.truezero.experiments.picture.LineChart;
import org.truezero.network.Execution;
import org.truezero.network.Gradients;
import org.truezero.network.Network;
import org.truezero.network.TrainingPass;

/**
 * Norms of the derivative of the loss by the pre-activations of each hidden layer, mean over
 * examples taken one at a time, so that nothing cancels.
 *
 * @param byLayer the first hidden layer first
 */
record Norms(double[] byLayer) {
  private static final int EXAMPLES = 200;

  static Norms of(Network network, Dataset data, Execution execution) {
    int layers = network.architecture().hidden().size();
    TrainingPass pass = new TrainingPass(network, execution, 1, 0, new float[layers]);
    double[] sums = new double[layers];
    int count = (int) Math.min(EXAMPLES, data.size());
    for (int row = 0; row < count; row++) {
      Gradients gradients = Backward.gradients(pass, network.head(), data, row, 1);
      for (int l = 0; l < layers; l++) {
        // The bias is added to the pre-activation, so the derivative by one is that by the other.
        sums[l] += norm(gradients.layers().get(l).bias());
      }
    }
    return new Norms(Arrays.stream(sums).map(sum -> sum / count).toArray());
  }

  /** Returns the mean over networks of the same depth. */
  static Norms mean(List<Norms> networks) {
    double[] mean = new double[networks.get(0).byLayer.length];
    Arrays.setAll(
        mean, l -> networks.stream().mapToDouble(each -> each.byLayer[l]).average().orElseThrow());
    return new Norms(mean);
  }

  private static double norm(float[] numbers) {
    double squares = 0;
    for (float number : numbers) {
      squares += (double) number * number;
    }
    return Math.sqrt(squares);
  }

  /** Returns what of the norm at the last hidden layer is left at the first. */
  double reaching() {
    return byLayer[0] / byLayer[byLayer.length - 1];
  }

  /** Returns the norms as a line over the layers. */
  LineChart.Series line(String name) {
    double[] layer = new double[byLayer.length];
    Arrays.setAll(layer, l -> l + 1);
    return new LineChart.Series(name, layer, byLayer);
  }
}
