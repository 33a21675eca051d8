package org.truezero.network;

import java.util.ArrayList;
import java.util.List;
import org.truezero.math.ActiveLists;

/**
 * Counts, over any number of batches, for how many examples each hidden output was not exactly
 * zero. Used by one thread.
 */
public final class ActivityCounter {
  private final List<long[]> active = new ArrayList<>();
  private long examples;

  /** Starts counting at 0 for all hidden outputs of a network. */
  public ActivityCounter(Architecture architecture) {
    for (HiddenLayer layer : architecture.hidden()) {
      active.add(new long[layer.outputs()]);
    }
  }

  /** Adds the examples of the last run. */
  public void add(Inference inference) {
    examples += inference.input().examples();
    for (int l = 0; l < active.size(); l++) {
      ActiveLists hidden = inference.hidden(l);
      long[] counts = active.get(l);
      for (int at = 0; at < hidden.size(); at++) {
        if (hidden.values()[at] != 0) {
          counts[hidden.indices()[at]]++;
        }
      }
    }
  }

  /** Returns how many examples were seen. */
  public long examples() {
    return examples;
  }

  /** Returns how many hidden layers there are. */
  public int layers() {
    return active.size();
  }

  /** Returns, for each output of a hidden layer, for how many examples it was active. */
  public long[] active(int layer) {
    return active.get(layer).clone();
  }

  /** Returns the fraction of exact zeros of a hidden layer, 0..1. */
  public double zeroFraction(int layer) {
    return 1 - (double) sum(layer) / cells(layer);
  }

  /** Returns the fraction of exact zeros over all hidden outputs, 0..1; 0 without any. */
  public double zeroFraction() {
    double activeCells = 0;
    double allCells = 0;
    for (int l = 0; l < layers(); l++) {
      activeCells += sum(l);
      allCells += cells(l);
    }
    return allCells == 0 ? 0 : 1 - activeCells / allCells;
  }

  /** Returns how many outputs of a hidden layer were zero for every example. */
  public long dead(int layer) {
    long dead = 0;
    for (long count : active.get(layer)) {
      dead += count == 0 ? 1 : 0;
    }
    return dead;
  }

  private long sum(int layer) {
    long sum = 0;
    for (long count : active.get(layer)) {
      sum += count;
    }
    return sum;
  }

  private double cells(int layer) {
    return (double) active.get(layer).length * examples;
  }
}
