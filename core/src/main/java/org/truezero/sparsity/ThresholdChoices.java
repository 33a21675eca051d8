package org.truezero.sparsity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.network.Execution;
import org.truezero.network.HiddenLayer;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.network.Rectifier;
import org.truezero.network.ThresholdedRectifier;
import org.truezero.network.Unit;

/**
 * The thresholds that the rectifiers of a network may get, stated by the part of the activations
 * that they silence. Layers that share a threshold are a group. Used by one thread.
 */
final class ThresholdChoices {
  private static final int BATCH = 200;

  private final Network network;
  private final List<Group> groups = new ArrayList<>();

  /** Layers that share a threshold, and how large their activations are. */
  private record Group(List<Integer> layers, Magnitudes magnitudes) {}

  /**
   * Groups the layers.
   *
   * @throws IllegalArgumentException if no hidden layer has rectifiers
   */
  ThresholdChoices(Network network, ThresholdSearch.Scope scope) {
    this.network = network;
    for (int l = 0; l < hidden().size(); l++) {
      boolean rectifier = threshold(hidden().get(l).unit()).isPresent();
      if (rectifier && (groups.isEmpty() || scope == ThresholdSearch.Scope.LAYER)) {
        groups.add(new Group(new ArrayList<>(), new Magnitudes()));
      }
      if (rectifier) {
        groups.get(groups.size() - 1).layers.add(l);
      }
    }
    if (groups.isEmpty()) {
      List<String> units = hidden().stream().map(layer -> layer.unit().text()).toList();
      throw new IllegalArgumentException(
          "thresholds need hidden layers of rectifiers, found "
              + (units.isEmpty() ? "no hidden layers" : String.join(", ", units)));
    }
  }

  /** Looks at the activations of all rows; to be done before anything is chosen. */
  void measure(Dataset data, Execution execution) {
    Inference inference = new Inference(network, execution);
    for (long from = 0; from < data.size(); from += BATCH) {
      inference.fill(data, from, (int) Math.min(BATCH, data.size() - from));
      inference.run();
      for (Group group : groups) {
        group.layers.forEach(l -> group.magnitudes.add(inference.hidden(l)));
      }
    }
  }

  private List<HiddenLayer> hidden() {
    return network.architecture().hidden();
  }

  int groups() {
    return groups.size();
  }

  /**
   * Returns the threshold of each hidden layer, never below the one it has; 0 for none.
   *
   * @param parts of the activations of each group to silence, in [0, 1)
   */
  List<Float> thresholds(double[] parts) {
    List<Float> thresholds = new ArrayList<>(Collections.nCopies(hidden().size(), 0f));
    for (int g = 0; g < parts.length; g++) {
      float found = parts[g] == 0 ? 0 : groups.get(g).magnitudes.below(parts[g]);
      for (int l : groups.get(g).layers) {
        thresholds.set(l, Math.max(found, threshold(hidden().get(l).unit()).orElseThrow()));
      }
    }
    return List.copyOf(thresholds);
  }

  /** Returns the network with these thresholds; it shares its parameters. */
  Network with(List<Float> thresholds) {
    List<Unit> units = new ArrayList<>();
    for (int l = 0; l < thresholds.size(); l++) {
      float threshold = thresholds.get(l);
      units.add(threshold > 0 ? new ThresholdedRectifier(threshold) : hidden().get(l).unit());
    }
    return network.withUnits(units);
  }

  private static Optional<Float> threshold(Unit unit) {
    if (unit instanceof ThresholdedRectifier thresholded) {
      return Optional.of(thresholded.threshold());
    }
    return unit instanceof Rectifier ? Optional.of(0f) : Optional.empty();
  }
}
