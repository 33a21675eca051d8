package org.truezero.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.truezero.cli.report.ReportContent.Mistake;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Head;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/** Looks for the examples that a network puts into a wrong class with the greatest certainty. */
final class MistakeFinder {
  private static final int BATCH = 200;
  private static final long MOST_ROWS = 20_000;

  private final Network network;
  private final Dataset data;
  private final List<String> names;
  private final Inference inference;
  private final List<Mistake> found = new ArrayList<>();

  private MistakeFinder(Network network, Dataset data, List<String> names, Execution execution) {
    this.network = network;
    this.data = data;
    this.names = names;
    inference = new Inference(network, execution);
  }

  /**
   * Returns the surest mistakes among the first rows, surest first, ties in the order of the rows.
   *
   * @param most at most so many
   */
  static List<Mistake> find(
      Network network, Dataset data, List<String> names, Execution execution, int most) {
    if (network.head().classes() < 2) {
      return List.of();
    }
    MistakeFinder finder = new MistakeFinder(network, data, names, execution);
    long rows = Math.min(MOST_ROWS, data.size());
    for (long from = 0; from < rows; from += BATCH) {
      finder.look(from, (int) Math.min(BATCH, rows - from));
      finder.keep(most);
    }
    return List.copyOf(finder.found);
  }

  private void look(long from, int count) {
    inference.fill(data, from, count);
    inference.run();
    Head head = network.head();
    float[] target = new float[head.targetWidth()];
    for (int e = 0; e < count; e++) {
      data.readTarget(from + e, target, 0);
      int offset = e * head.width();
      if (head.wrong(inference.outputs(), offset, target, 0)) {
        int predicted = head.predictedClass(inference.outputs(), offset);
        found.add(
            new Mistake(
                from + e,
                features(inference.input(), e),
                names.get((int) target[0]),
                names.get(predicted),
                certainty(head, offset, predicted)));
      }
    }
  }

  private void keep(int most) {
    found.sort(Comparator.comparingDouble(mistake -> -mistake.probability()));
    if (found.size() > most) {
      found.subList(most, found.size()).clear();
    }
  }

  private double certainty(Head head, int offset, int predicted) {
    if (head.name().equals("hinge")) {
      return Double.NaN;
    }
    float[] outputs = inference.outputs();
    if (head.scores() == 1) {
      return predicted == 1 ? outputs[offset] : 1 - outputs[offset];
    }
    return outputs[offset + predicted];
  }

  private static float[] features(ActiveLists input, int example) {
    float[] features = new float[input.width()];
    for (int at = input.start(example); at < input.end(example); at++) {
      features[input.indices()[at]] = input.values()[at];
    }
    return features;
  }
}
