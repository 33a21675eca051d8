package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.ActivityCounter;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * How many hidden outputs are not exactly zero, for each example of a data set: the size of its
 * representation, which varies (Glorot et al. 2011, §2.2, "efficient variable-size
 * representation").
 *
 * @param counts active outputs of each example, in all layers
 * @param activity of each output by layer: the fraction of the examples on which it is active
 */
record ActiveCounts(int[] counts, double[][] activity) {
  private static final int BATCH = 100;

  static ActiveCounts of(Network network, Dataset rows, Execution execution) {
    int layers = network.architecture().hidden().size();
    int[] counts = new int[Math.toIntExact(rows.size())];
    ActivityCounter counter = new ActivityCounter(network.architecture());
    Inference inference = new Inference(network, execution);
    for (int from = 0; from < counts.length; from += BATCH) {
      int count = Math.min(BATCH, counts.length - from);
      inference.fill(rows, from, count);
      inference.run();
      counter.add(inference);
      for (int l = 0; l < layers; l++) {
        for (int e = 0; e < count; e++) {
          counts[from + e] += active(inference.hidden(l), e);
        }
      }
    }
    double[][] activity = new double[layers][];
    Arrays.setAll(
        activity,
        l ->
            Arrays.stream(counter.active(l))
                .mapToDouble(count -> (double) count / counts.length)
                .toArray());
    return new ActiveCounts(counts, activity);
  }

  private static int active(ActiveLists outputs, int example) {
    int active = 0;
    for (int at = outputs.start(example); at < outputs.end(example); at++) {
      active += outputs.values()[at] != 0 ? 1 : 0;
    }
    return active;
  }

  /** Returns the hidden outputs of the network. */
  int outputs() {
    return Arrays.stream(activity).mapToInt(layer -> layer.length).sum();
  }

  /** Returns the fraction of exact zeros over all outputs and examples. */
  double zeroFraction() {
    return 1 - mean() / outputs();
  }

  /** Returns the mean of the counts. */
  double mean() {
    return Arrays.stream(counts).average().orElse(Double.NaN);
  }

  /** Returns the standard deviation of the counts. */
  double deviation() {
    double mean = mean();
    return Math.sqrt(
        Arrays.stream(counts).mapToDouble(count -> (count - mean) * (count - mean)).sum()
            / counts.length);
  }

  /** Returns the standard deviation if outputs were as active as they are, but independent. */
  double independentDeviation() {
    return Math.sqrt(
        Arrays.stream(activity).flatMapToDouble(Arrays::stream).map(p -> p * (1 - p)).sum());
  }

  /** Returns the numbers of the examples, those with fewest active outputs first. */
  int[] ascending() {
    return IntStream.range(0, counts.length)
        .boxed()
        .sorted(Comparator.comparingInt((Integer example) -> counts[example]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /**
   * Counts examples by their number of active outputs.
   *
   * @param from where the first of the bins begins, at most the least count
   * @param width of each bin
   */
  int[] histogram(int from, int width) {
    int greatest = Arrays.stream(counts).max().orElse(from);
    int[] bins = new int[(greatest - from) / width + 1];
    for (int count : counts) {
      bins[(count - from) / width]++;
    }
    return bins;
  }
}
