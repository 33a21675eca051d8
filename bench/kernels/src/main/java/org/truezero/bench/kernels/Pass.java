package org.truezero.bench.kernels;

import java.util.Locale;
import org.truezero.math.PanelLayout;
import org.truezero.math.kernels.Kernels;

/** The passes over the weights of a layer, on one thread. */
enum Pass {
  /** Pre-activations from inputs. */
  FORWARD {
    @Override
    void run(Form form, Kernels kernels, LayerCase layer) {
      form.forward(kernels, layer.layers.next(), layer);
    }

    @Override
    Work work(PanelLayout layout, Entries entries) {
      return Work.ofForward(layout, entries);
    }

    @Override
    double denseFrom(Kernels kernels, int examples) {
      return kernels.denseForwardFrom(examples);
    }
  },
  /** Derivatives by the inputs and by the weights, for optimizers that need them as values. */
  DELTAS_AND_GRADIENT {
    @Override
    void run(Form form, Kernels kernels, LayerCase layer) {
      LayerParameters p = layer.layers.next();
      form.backward(kernels, p, layer, p.gradient(), 1, layer.derivative);
    }

    @Override
    Work work(PanelLayout layout, Entries entries) {
      return Work.ofDeltasAndGradient(layout, entries);
    }
  },
  /** New weights alone: the first layer under plain gradient descent. */
  UPDATE {
    @Override
    void run(Form form, Kernels kernels, LayerCase layer) {
      LayerParameters p = layer.layers.next();
      form.backward(kernels, p, layer, p.weights(), LayerCase.FACTOR, null);
    }

    @Override
    Work work(PanelLayout layout, Entries entries) {
      return Work.ofUpdate(layout, entries);
    }
  },
  /** Derivatives by the inputs and new weights: the other layers under plain gradient descent. */
  DELTAS_AND_UPDATE {
    @Override
    void run(Form form, Kernels kernels, LayerCase layer) {
      LayerParameters p = layer.layers.next();
      form.backward(kernels, p, layer, p.weights(), LayerCase.FACTOR, layer.derivative);
    }

    @Override
    Work work(PanelLayout layout, Entries entries) {
      return Work.ofDeltasAndUpdate(layout, entries);
    }
  };

  /** Computes the pass over the next layer. */
  abstract void run(Form form, Kernels kernels, LayerCase layer);

  /** Returns what the pass must move and compute at least. */
  abstract Work work(PanelLayout layout, Entries entries);

  /** Returns the density from which the trainer takes the dense form. */
  double denseFrom(Kernels kernels, int examples) {
    return kernels.denseBackwardFrom(examples);
  }

  /** Returns the words for tables and charts. */
  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
