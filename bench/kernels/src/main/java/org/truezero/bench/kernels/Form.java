package org.truezero.bench.kernels;

import org.truezero.math.kernels.Kernels;

/**
 * How the kernels read the inputs of a layer. Bringing the inputs into that form is not part of it;
 * see {@link Preparation}.
 */
public enum Form {
  /** As lists of active entries. */
  LISTS {
    @Override
    void panel(Kernels kernels, LayerParameters p, LayerCase layer, int panel) {
      layer.tiles.readAhead(false);
      ofTiles(kernels, p, layer, panel);
    }

    @Override
    int rows(LayerCase layer) {
      return layer.groups.groups();
    }

    @Override
    void range(
        Kernels kernels,
        LayerParameters p,
        LayerCase layer,
        int from,
        int to,
        float[] into,
        float factor,
        float[] derivative) {
      layer.groups.readAhead(false);
      ofGroups(kernels, p, layer, from, to, into, factor, derivative);
    }
  },
  /** As lists, of weights that were read in order just before. */
  LISTS_AHEAD {
    @Override
    void panel(Kernels kernels, LayerParameters p, LayerCase layer, int panel) {
      layer.tiles.readAhead(true);
      ofTiles(kernels, p, layer, panel);
    }

    @Override
    int rows(LayerCase layer) {
      return layer.groups.groups();
    }

    @Override
    void range(
        Kernels kernels,
        LayerParameters p,
        LayerCase layer,
        int from,
        int to,
        float[] into,
        float factor,
        float[] derivative) {
      layer.groups.readAhead(true);
      ofGroups(kernels, p, layer, from, to, into, factor, derivative);
    }
  },
  /** As a matrix, zeros included. */
  DENSE {
    @Override
    void panel(Kernels kernels, LayerParameters p, LayerCase layer, int panel) {
      kernels.forwardDense(
          p.layout(), panel, p.weights(), p.bias(), layer.rows, layer.z, layer.scratch);
    }

    @Override
    int rows(LayerCase layer) {
      return layer.rows.width();
    }

    @Override
    void range(
        Kernels kernels,
        LayerParameters p,
        LayerCase layer,
        int from,
        int to,
        float[] into,
        float factor,
        float[] derivative) {
      kernels.backwardDense(
          p.layout(),
          p.weights(),
          layer.rows,
          from,
          to,
          layer.delta,
          into,
          factor,
          layer.scratch,
          derivative);
    }
  };

  /** Rows of one call of the backward pass, as the trainer hands them out. */
  private static final int ROWS = 32;

  private static void ofTiles(Kernels kernels, LayerParameters p, LayerCase layer, int panel) {
    kernels.forward(p.layout(), panel, p.weights(), p.bias(), layer.tiles, layer.z, layer.scratch);
  }

  private static void ofGroups(
      Kernels kernels,
      LayerParameters p,
      LayerCase layer,
      int from,
      int to,
      float[] into,
      float factor,
      float[] derivative) {
    kernels.backward(
        p.layout(),
        p.weights(),
        layer.groups,
        from,
        to,
        layer.delta,
        into,
        factor,
        layer.scratch,
        derivative);
  }

  abstract void panel(Kernels kernels, LayerParameters p, LayerCase layer, int panel);

  /** Returns how many rows the backward pass walks over. */
  abstract int rows(LayerCase layer);

  abstract void range(
      Kernels kernels,
      LayerParameters p,
      LayerCase layer,
      int from,
      int to,
      float[] into,
      float factor,
      float[] derivative);

  /** Computes the pre-activations: all panels, one after the other. */
  void forward(Kernels kernels, LayerParameters p, LayerCase layer) {
    for (int panel = 0; panel < p.layout().panels(); panel++) {
      panel(kernels, p, layer, panel);
    }
  }

  /** Computes derivatives and gradients: all ranges of rows; see {@link Kernels#backward}. */
  void backward(
      Kernels kernels,
      LayerParameters p,
      LayerCase layer,
      float[] into,
      float factor,
      float[] derivative) {
    int rows = rows(layer);
    for (int from = 0; from < rows; from += ROWS) {
      range(kernels, p, layer, from, Math.min(rows, from + ROWS), into, factor, derivative);
    }
  }
}
