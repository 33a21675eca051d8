package org.truezero.bench.kernels;

/** What brings the inputs of one mini-batch into the form that a pass reads. */
enum Preparation {
  /** Lists into tiles, for the forward pass from lists. */
  CUT {
    @Override
    void run(LayerCase layer) {
      layer.tiles.cut(layer.lists);
    }
  },
  /** Lists into groups by input, for the backward pass from lists. */
  GROUP {
    @Override
    void run(LayerCase layer) {
      layer.groups.group(layer.lists);
    }
  },
  /** Lists into a matrix, for the dense form of both passes. */
  SCATTER {
    @Override
    void run(LayerCase layer) {
      layer.rows.set(layer.lists);
    }
  };

  abstract void run(LayerCase layer);
}
