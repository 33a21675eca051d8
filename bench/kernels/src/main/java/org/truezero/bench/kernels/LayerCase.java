package org.truezero.bench.kernels;

import org.truezero.math.ActiveLists;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;
import org.truezero.math.RandomStream;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;
import org.truezero.math.kernels.Scratch;

/**
 * One mini-batch in all forms, whose inputs are zero with a given probability, each entry on its
 * own. Trained networks repeat themselves more: the rows that ten of their examples touch together
 * are fewer than here, so what is measured here is the harder case.
 */
final class LayerCase {
  /** Minus a learning rate that leaves the weights as they are, however often they are updated. */
  static final float FACTOR = -1e-12f;

  final LayerRotation layers;
  final ActiveLists lists = new ActiveLists();
  final RowTiles tiles = new RowTiles();
  final RowGroups groups = new RowGroups();
  final DenseRows rows = new DenseRows();
  final Scratch scratch;
  final float[] z;
  final float[] delta;
  final float[] derivative;

  /**
   * Draws the mini-batch.
   *
   * @param layers with the weights, shared
   * @param examples size of the mini-batch
   * @param zeroFraction probability of a zero, 0..1
   */
  LayerCase(LayerRotation layers, int examples, double zeroFraction) {
    this.layers = layers;
    scratch = new Scratch();
    z = new float[Math.multiplyExact(examples, layers.layout().stride())];
    delta = deltas(layers.layout(), examples);
    derivative = new float[Math.multiplyExact(examples, layers.layout().rows())];
    fill(examples, zeroFraction);
  }

  private LayerCase(LayerCase other, double zeroFraction) {
    layers = other.layers;
    scratch = other.scratch;
    z = other.z;
    delta = other.delta;
    derivative = other.derivative;
    fill(other.lists.examples(), zeroFraction);
  }

  /**
   * Returns a case with the same arrays. Where an array lies decides which cache lines drive each
   * other out; cases that are compared must not differ in that.
   */
  LayerCase withZeros(double zeroFraction) {
    return new LayerCase(this, zeroFraction);
  }

  /** Draws deltas in ±1, 0 at padding. */
  private static float[] deltas(PanelLayout layout, int examples) {
    RandomStream stream = new RandomStream(1, "deltas");
    float[] deltas = new float[examples * layout.stride()];
    for (int e = 0; e < examples; e++) {
      for (int u = 0; u < layout.units(); u++) {
        deltas[e * layout.stride() + layout.site(u, 0)] = 2 * stream.uniform(0, e, u) - 1;
      }
    }
    return deltas;
  }

  private void fill(int examples, double zeroFraction) {
    RandomStream silent = new RandomStream(1, "zeros");
    RandomStream values = new RandomStream(1, "values");
    int width = layers.layout().rows();
    lists.clear(width);
    for (int e = 0; e < examples; e++) {
      for (int i = 0; i < width; i++) {
        if (silent.uniform(0, e, i) >= zeroFraction) {
          lists.append(i, 1 - values.uniform(0, e, i));
        }
      }
      lists.endExample();
    }
    for (Preparation preparation : Preparation.values()) {
      preparation.run(this);
    }
  }

  /** Returns the zeros that were drawn, 0..1. */
  double zeroFraction() {
    return 1 - lists.density();
  }

  /** Returns how much there is to do. */
  Entries entries() {
    return new Entries(lists.size(), groups.groups());
  }
}
