package org.truezero.experiments.study;

import java.util.Arrays;
import java.util.BitSet;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;

/**
 * Which hidden outputs of a network are active, in all its layers, for each of some examples.
 *
 * @param sets one for each example; not copied
 */
record ActiveUnits(BitSet[] sets) {
  private static final int BATCH = 100;

  /**
   * Runs examples through a network.
   *
   * @param thresholds for each layer the size that an output has to exceed; 0 for all that are not
   *     exactly zero
   */
  static ActiveUnits of(Network network, Dataset rows, float[] thresholds, Execution execution) {
    BitSet[] sets = new BitSet[Math.toIntExact(rows.size())];
    Arrays.setAll(sets, example -> new BitSet());
    int[] first = firstOutputs(network);
    visit(
        network,
        rows,
        execution,
        (layer, example, output, value) -> {
          if (Math.abs(value) > thresholds[layer]) {
            sets[example].set(first[layer] + output);
          }
        });
    return new ActiveUnits(sets);
  }

  /**
   * Returns for each layer the threshold above which a chosen fraction of its outputs is.
   *
   * @param fractions of the outputs of each layer over all examples, 0..1
   */
  static float[] thresholds(
      Network network, Dataset rows, double[] fractions, Execution execution) {
    float[][] sizes = new float[fractions.length][];
    int[] filled = new int[fractions.length];
    for (int l = 0; l < fractions.length; l++) {
      int outputs = network.architecture().hidden().get(l).outputs();
      sizes[l] = new float[Math.toIntExact(outputs * rows.size())];
    }
    visit(
        network,
        rows,
        execution,
        (layer, example, output, value) -> sizes[layer][filled[layer]++] = Math.abs(value));
    float[] thresholds = new float[fractions.length];
    for (int l = 0; l < thresholds.length; l++) {
      Arrays.sort(sizes[l]);
      int above = (int) Math.round(fractions[l] * sizes[l].length);
      thresholds[l] = above == sizes[l].length ? -1 : sizes[l][sizes[l].length - 1 - above];
    }
    return thresholds;
  }

  /** Hears of every hidden output that is listed. */
  private interface Visitor {
    void output(int layer, int example, int output, float value);
  }

  private static void visit(Network network, Dataset rows, Execution execution, Visitor visitor) {
    Inference inference = new Inference(network, execution);
    for (int from = 0; from < rows.size(); from += BATCH) {
      int count = (int) Math.min(BATCH, rows.size() - from);
      inference.fill(rows, from, count);
      inference.run();
      for (int l = 0; l < network.architecture().hidden().size(); l++) {
        ActiveLists outputs = inference.hidden(l);
        for (int e = 0; e < count; e++) {
          for (int at = outputs.start(e); at < outputs.end(e); at++) {
            visitor.output(l, from + e, outputs.indices()[at], outputs.values()[at]);
          }
        }
      }
    }
  }

  private static int[] firstOutputs(Network network) {
    int[] first = new int[network.architecture().hidden().size()];
    for (int l = 1; l < first.length; l++) {
      first[l] = first[l - 1] + network.architecture().hidden().get(l - 1).outputs();
    }
    return first;
  }

  /**
   * Returns the overlap of two sets (Jaccard 1912): common members by all members, 0 for disjoint
   * sets and 1 for equal ones, two empty ones too.
   */
  static double jaccard(BitSet one, BitSet other) {
    BitSet common = (BitSet) one.clone();
    common.and(other);
    int all = one.cardinality() + other.cardinality() - common.cardinality();
    return all == 0 ? 1 : (double) common.cardinality() / all;
  }

  /** Returns the mean overlap with the sets of the same examples in another form. */
  double overlap(ActiveUnits other) {
    double sum = 0;
    for (int example = 0; example < sets.length; example++) {
      sum += jaccard(sets[example], other.sets[example]);
    }
    return sum / sets.length;
  }

  /**
   * Returns the mean overlap of examples with the next one of the same class, or of another.
   *
   * @param classes of the examples
   * @param same which of the two
   * @return NaN if there are no such pairs
   */
  double overlapOfPairs(int[] classes, boolean same) {
    double sum = 0;
    int pairs = 0;
    for (int example = 0; example < sets.length; example++) {
      int next = example + 1;
      while (next < sets.length && (classes[next] == classes[example]) != same) {
        next++;
      }
      if (next < sets.length) {
        sum += jaccard(sets[example], sets[next]);
        pairs++;
      }
    }
    return sum / pairs;
  }
}
