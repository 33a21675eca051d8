package org.truezero.experiments.study;

import java.util.Arrays;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.sparsity.UnitActivity;

/**
 * A network whose active sets are compared.
 *
 * @param network not changed
 * @param thresholds for each layer, the size above which an output counts as active
 * @param clean its sets for the examples as they are
 */
record Subject(Network network, float[] thresholds, ActiveUnits clean) {
  /** A network with exact zeros: what is not zero is active. */
  static Subject of(Network network, Dataset rows, Execution execution) {
    return of(network, rows, new float[network.architecture().hidden().size()], execution);
  }

  /** A network without zeros: as many outputs of each layer count as active as in another one. */
  static Subject asActiveAs(Subject other, Network network, Dataset rows, Execution execution) {
    double[] fractions =
        UnitActivity.measure(other.network, rows, execution).layers().stream()
            .mapToDouble(layer -> 1 - layer.zeroFraction())
            .toArray();
    float[] thresholds = ActiveUnits.thresholds(network, rows, fractions, execution);
    return of(network, rows, thresholds, execution);
  }

  private static Subject of(
      Network network, Dataset rows, float[] thresholds, Execution execution) {
    return new Subject(network, thresholds, ActiveUnits.of(network, rows, thresholds, execution));
  }

  /** Returns the mean overlap of the sets of examples with those of their changed copies. */
  double overlap(Dataset changed, Execution execution) {
    return clean.overlap(ActiveUnits.of(network, changed, thresholds, execution));
  }

  /** Returns the fraction of the outputs that are active. */
  double activeFraction() {
    int outputs = network.architecture().hidden().stream().mapToInt(l -> l.outputs()).sum();
    double active =
        Arrays.stream(clean.sets()).mapToInt(set -> set.cardinality()).average().orElse(0);
    return active / outputs;
  }
}
