package org.truezero.network;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;

/**
 * Scratch of one layer for one batch: pre-activations and deltas in site order, and the outputs
 * that are not silent as lists with slope and site beside each entry. Arrays grow to the largest
 * batch and are kept.
 */
final class LayerPass {
  final Layer layer;
  final ActiveLists input;
  final RowGroups inputGroups = new RowGroups();
  final ActiveLists output = new ActiveLists();
  float[] z = new float[0];
  float[] delta = new float[0];
  float[] slope = new float[0];
  int[] site = new int[0];

  /** What each panel found active, before it is put together: panel after panel per example. */
  private Active found = new Active(0);

  private int[] foundEnd = new int[0];
  private boolean signed;
  private final int panels;
  private final int outputsPerPanel;

  LayerPass(Layer layer, ActiveLists input) {
    this.layer = layer;
    this.input = input;
    panels = layer.layout().panels();
    outputsPerPanel = layer.layout().unitsPerPanel() * layer.unit().outputs();
  }

  /** Gets ready for a batch: makes room, and looks once whether any output is negated. */
  void reserve(int examples, boolean hidden) {
    signed = hidden && layer.signed();
    int needed = product(examples, layer.layout().sites());
    if (z.length < needed) {
      z = new float[needed];
      delta = new float[needed];
    }
    if (hidden && foundEnd.length < product(examples, panels)) {
      found = new Active(product(examples, product(panels, outputsPerPanel)));
      foundEnd = new int[examples * panels];
    }
  }

  private static int product(int a, int b) {
    long product = (long) a * b;
    if (product > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "a mini-batch needs arrays of "
              + product
              + " numbers, more than the "
              + (Integer.MAX_VALUE - 8)
              + " that one holds; use a smaller batch or fewer units");
    }
    return (int) product;
  }

  /** Lists the active outputs of one panel for all examples, signed and thinned by dropout. */
  void activate(int panel, Thinning thinning) {
    PanelLayout layout = layer.layout();
    Unit unit = layer.unit();
    int units = layout.unitsIn(panel);
    for (int e = 0; e < input.examples(); e++) {
      int from = (e * panels + panel) * outputsPerPanel;
      int offset = e * layout.sites() + panel * layout.panelWidth();
      int end =
          unit.activate(
              z,
              offset,
              layout.unitsPerPanel(),
              units,
              layout.firstUnit(panel),
              layer.learned(),
              found,
              from);
      if (signed) {
        sign(from, end);
      }
      if (thinning.active()) {
        end = thin(e, from, end, thinning);
      }
      foundEnd[e * panels + panel] = end;
    }
  }

  private void sign(int from, int end) {
    float[] signs = layer.signs();
    int outputs = layer.unit().outputs();
    for (int at = from; at < end; at++) {
      float sign = signs[found.output[at] / outputs];
      found.value[at] *= sign;
      found.slope[at] *= sign;
    }
  }

  private int thin(int example, int from, int end, Thinning thinning) {
    float scale = thinning.scale();
    int to = from;
    for (int at = from; at < end; at++) {
      if (thinning.keeps(example, found.output[at])) {
        found.set(
            to++,
            found.output[at],
            found.value[at] * scale,
            found.slope[at] * scale,
            found.site[at]);
      }
    }
    return to;
  }

  /** Puts the lists of all panels together, example after example. */
  void gather() {
    output.clear(layer.outputs());
    int width = layer.layout().panelWidth();
    for (int e = 0; e < input.examples(); e++) {
      for (int p = 0; p < panels; p++) {
        int from = (e * panels + p) * outputsPerPanel;
        int count = foundEnd[e * panels + p] - from;
        output.reserve(count);
        if (slope.length < output.indices().length) {
          slope = Arrays.copyOf(slope, output.indices().length);
          site = Arrays.copyOf(site, output.indices().length);
        }
        int to = output.size();
        System.arraycopy(found.output, from, output.indices(), to, count);
        System.arraycopy(found.value, from, output.values(), to, count);
        System.arraycopy(found.slope, from, slope, to, count);
        for (int k = 0; k < count; k++) {
          site[to + k] = p * width + found.site[from + k];
        }
        output.advance(count);
      }
      output.endExample();
    }
  }

  /**
   * Turns the derivatives by this layer's outputs, summed over the panels of the next layer, into
   * the deltas of one example.
   *
   * @param parts one number per panel of the next layer and output entry
   * @param nextPanels panels of the next layer
   * @param l1 λ divided by the batch size
   */
  void deltasOf(int example, float[] parts, int nextPanels, float l1) {
    int sites = layer.layout().sites();
    int base = example * sites;
    Arrays.fill(delta, base, base + sites, 0);
    int entries = output.size();
    float[] values = output.values();
    int end = output.end(example);
    for (int at = output.start(example); at < end; at++) {
      float sum = parts[at];
      for (int p = 1; p < nextPanels; p++) {
        sum += parts[p * entries + at];
      }
      sum += l1 * Math.signum(values[at]);
      parts[at] = sum;
      delta[base + site[at]] = sum * slope[at];
    }
  }

  /**
   * Sums the gradient of the units' own parameters over the batch; to be called after {@link
   * #deltasOf} of all examples, which leaves the derivative by each output in {@code parts}.
   */
  void learnedGradient(float[] parts, float scale, float[] gradient) {
    Unit unit = layer.unit();
    int sites = layer.layout().sites();
    int outputs = unit.outputs();
    Arrays.fill(gradient, 0);
    for (int e = 0; e < output.examples(); e++) {
      for (int at = output.start(e); at < output.end(e); at++) {
        int u = output.indices()[at] / outputs;
        float byLearned = unit.learnedSlope(z[e * sites + site[at]]) * layer.signs()[u] * scale;
        gradient[u] += parts[at] * byLearned;
      }
    }
  }

  /** Sums the deltas of one panel over the batch: the gradient of its biases. */
  void biasGradient(int panel, float[] gradient) {
    PanelLayout layout = layer.layout();
    int from = panel * layout.panelWidth();
    int columns = layout.columnsIn(panel);
    Arrays.fill(gradient, from, from + columns, 0);
    for (int e = 0; e < input.examples(); e++) {
      int at = e * layout.sites() + from;
      for (int j = 0; j < columns; j++) {
        gradient[from + j] += delta[at + j];
      }
    }
  }

  /** Returns Σ|h| over all examples. */
  double sumOfMagnitudes() {
    double sum = 0;
    float[] values = output.values();
    for (int at = 0; at < output.size(); at++) {
      sum += Math.abs(values[at]);
    }
    return sum;
  }
}
