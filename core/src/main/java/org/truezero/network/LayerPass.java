package org.truezero.network;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;
import org.truezero.math.kernels.Kernels;
import org.truezero.math.kernels.Scratch;

/**
 * Scratch of one layer for one batch: pre-activations and deltas in site order, and the outputs
 * that are not silent as lists with slope and site beside each entry. Arrays grow to the largest
 * batch and are kept.
 */
final class LayerPass {
  /** Input rows of one task of the backward pass: enough work to pay for handing it out. */
  private static final int TASK_ROWS = 32;

  /** Weights of fewer numbers stay in a second-level cache, where reading ahead saves nothing. */
  private static final int CACHED = 1 << 18;

  /** Share of the rows that a batch must want for reading all of them to be worth a trial. */
  private static final double WANTED = 0.5;

  final Layer layer;
  final ActiveLists input;
  final RowGroups inputGroups = new RowGroups();
  private final RowTiles[] inputTiles;
  private final DenseRows inputRows = new DenseRows();
  private final DenseRows[] slabRows;

  /** What the slabs after the first begin with instead of the biases. */
  private final float[] zeros;

  /** Pre-activations of each slab by itself; those of the first become the pre-activations. */
  private final float[][] sums;

  final ActiveLists output = new ActiveLists();
  final int stride;
  float[] z = new float[0];
  float[] delta = new float[0];
  float[] slope = new float[0];
  int[] site = new int[0];

  /** Derivative of the objective by each entry of the output. */
  private float[] derivative = new float[0];

  /**
   * What each panel found active, before it is put together: example after example without gaps, so
   * that few cache lines are written.
   */
  private Active found = new Active(0);

  /** Where each example of each panel ends there. */
  private int[] foundEnd = new int[0];

  private boolean signed;
  private boolean denseForward;
  private boolean denseBackward;
  private boolean touchedAllRows;
  private final QuickerWay forwardWay = new QuickerWay(System::nanoTime);
  private final QuickerWay backwardWay = new QuickerWay(System::nanoTime);
  private final int panels;
  private final int outputsPerPanel;

  LayerPass(Layer layer, ActiveLists input) {
    this.layer = layer;
    this.input = input;
    PanelLayout layout = layer.layout();
    panels = layout.panels();
    int slabs = layout.slabs();
    inputTiles = new RowTiles[slabs];
    slabRows = new DenseRows[slabs];
    for (int s = 0; s < slabs; s++) {
      inputTiles[s] = new RowTiles();
      slabRows[s] = new DenseRows();
    }
    zeros = new float[slabs > 1 ? layout.sites() : 0];
    sums = new float[slabs][];
    stride = layer.layout().stride();
    outputsPerPanel = layer.layout().unitsPerPanel() * layer.unit().outputs();
  }

  /** Gets ready for a batch: makes room, and looks once whether any output is negated. */
  void reserve(int examples, boolean hidden) {
    signed = hidden && layer.signed();
    int needed = product(examples, stride);
    if (z.length < needed) {
      z = new float[needed];
      delta = new float[needed];
      sums[0] = z;
      for (int s = 1; s < sums.length; s++) {
        sums[s] = new float[needed];
      }
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

  /**
   * Chooses the form of both passes by the density of the input, which is the same on any number of
   * threads, and brings the input into that form. Weights of half width are for the sparse forward
   * pass alone.
   */
  void choose(Kernels kernels, Forms forms) {
    double density = input.density();
    int examples = input.examples();
    boolean half = layer.half() != null;
    denseForward = !half && forms.dense(density, kernels.denseForwardFrom(examples));
    denseBackward = !half && forms.dense(density, kernels.denseBackwardFrom(examples));
    if (denseForward || denseBackward) {
      inputRows.set(input);
    }
    PanelLayout layout = layer.layout();
    for (int s = 0; s < sums.length; s++) {
      int from = layout.slabStart(s);
      int to = layout.slabStart(s + 1);
      if (denseForward) {
        slabRows[s].set(inputRows, from, to);
      } else {
        inputTiles[s].cut(input, from, to);
      }
    }
  }

  /**
   * To be called before the tasks of {@link #sum} are handed out: decides whether to read ahead.
   */
  void beginSums() {
    // Examples that choose their inputs at random leave (1 - density)^examples of them unwanted.
    double wanted = 1 - Math.pow(1 - input.density(), input.examples());
    boolean readAhead = forwardWay.begin(!denseForward && worthReadingAhead(wanted));
    for (RowTiles tiles : inputTiles) {
      tiles.readAhead(readAhead);
    }
  }

  /** To be called when all tasks of {@link #sum} are done. */
  void endSums() {
    forwardWay.end(input.size());
  }

  /** The same as {@link #beginSums} for the tasks of {@link #backward}. */
  void beginBackward() {
    double wanted = (double) inputGroups.groups() / input.width();
    inputGroups.readAhead(backwardWay.begin(!denseBackward && worthReadingAhead(wanted)));
  }

  /** To be called when all tasks of {@link #backward} are done. */
  void endBackward() {
    backwardWay.end(input.size());
  }

  private boolean worthReadingAhead(double wanted) {
    return input.examples() > 1 && layer.layout().length() > CACHED && wanted >= WANTED;
  }

  /** Returns how many tasks {@link #sum} has: slab after slab, so that neighbours share rows. */
  int sumTasks() {
    return sums.length * panels;
  }

  /** Sums one slab of the inputs for one panel and all examples. */
  void sum(Kernels kernels, int task, Scratch scratch) {
    PanelLayout layout = layer.layout();
    int slab = task / panels;
    int panel = task % panels;
    float[] bias = slab == 0 ? layer.bias() : zeros;
    float[] to = sums[slab];
    RowTiles tiles = inputTiles[slab];
    if (layer.half() != null) {
      kernels.forwardHalf(layout, panel, layer.half(), bias, tiles, to, scratch);
    } else if (denseForward) {
      kernels.forwardDense(layout, panel, layer.weights(), bias, slabRows[slab], to, scratch);
    } else {
      kernels.forward(layout, panel, layer.weights(), bias, tiles, to, scratch);
    }
  }

  /** Completes the pre-activations of one panel, after {@link #sum} of all its slabs. */
  void addSlabs(int panel) {
    int columns = layer.layout().columnsIn(panel);
    int site = layer.layout().panelSite(panel);
    for (int s = 1; s < sums.length; s++) {
      for (int e = 0; e < input.examples(); e++) {
        add(sums[s], z, e * stride + site, columns);
      }
    }
  }

  private static void add(float[] from, float[] to, int start, int count) {
    for (int j = start; j < start + count; j++) {
      to[j] += from[j];
    }
  }

  /** Groups the input by rows, if the backward pass wants it so. */
  void group() {
    touchedAllRows = denseBackward;
    if (!denseBackward) {
      inputGroups.group(input);
    }
  }

  /** Returns whether the last backward pass wrote the gradient of every row, not only of groups. */
  boolean touchedAllRows() {
    return touchedAllRows;
  }

  /** Returns whether the backward pass of this batch reads all inputs. */
  boolean denseBackward() {
    return denseBackward;
  }

  /** Returns how many tasks {@link #backward} has. */
  int backwardTasks() {
    int count = byRows() ? layer.layout().rows() : inputGroups.groups();
    return (count + TASK_ROWS - 1) / TASK_ROWS;
  }

  /**
   * Returns whether a task is about certain rows rather than about so many active ones: it is when
   * weights stay in the caches of the thread that had the same rows in the forward pass.
   */
  private boolean byRows() {
    return denseBackward || sums.length > 1;
  }

  /** Returns how many derivatives by inputs the backward pass computes. */
  int backwardDerivatives() {
    return denseBackward ? product(input.examples(), input.width()) : input.size();
  }

  /**
   * Computes gradients, and derivatives by the inputs, for the rows of one task.
   *
   * @param into the weights, to be changed by factor·gradient, or an array for the gradient
   * @param scratch of this thread
   * @param derivatives as {@link #deltasOf} of the layer before reads them, or null
   */
  void backward(
      Kernels kernels, int task, float[] into, float factor, Scratch scratch, float[] derivatives) {
    PanelLayout layout = layer.layout();
    float[] weights = layer.weights();
    int from = task * TASK_ROWS;
    int to = from + TASK_ROWS;
    if (denseBackward) {
      int end = Math.min(to, layout.rows());
      kernels.backwardDense(
          layout, weights, inputRows, from, end, delta, into, factor, scratch, derivatives);
    } else {
      int first = byRows() ? inputGroups.firstFrom(from) : from;
      int end = byRows() ? inputGroups.firstFrom(to) : Math.min(to, inputGroups.groups());
      kernels.backward(
          layout, weights, inputGroups, first, end, delta, into, factor, scratch, derivatives);
    }
  }

  /** Lists the active outputs of one panel for all examples, signed and thinned by dropout. */
  void activate(int panel, Thinning thinning) {
    PanelLayout layout = layer.layout();
    Unit unit = layer.unit();
    int units = layout.unitsIn(panel);
    int from = foundStart(panel);
    for (int e = 0; e < input.examples(); e++) {
      int offset = e * stride + layout.panelSite(panel);
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
      foundEnd[panel * input.examples() + e] = end;
      from = end;
    }
  }

  private int foundStart(int panel) {
    return panel * input.examples() * outputsPerPanel;
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
    for (int e = 0; e < input.examples(); e++) {
      for (int p = 0; p < panels; p++) {
        int end = p * input.examples() + e;
        int from = e == 0 ? foundStart(p) : foundEnd[end - 1];
        int count = foundEnd[end] - from;
        int first = layer.layout().panelSite(p);
        output.reserve(count);
        if (slope.length < output.indices().length) {
          slope = Arrays.copyOf(slope, output.indices().length);
          site = Arrays.copyOf(site, output.indices().length);
          derivative = new float[output.indices().length];
        }
        int to = output.size();
        System.arraycopy(found.output, from, output.indices(), to, count);
        System.arraycopy(found.value, from, output.values(), to, count);
        System.arraycopy(found.slope, from, slope, to, count);
        for (int k = 0; k < count; k++) {
          site[to + k] = first + found.site[from + k];
        }
        output.advance(count);
      }
      output.endExample();
    }
  }

  /**
   * Turns the derivatives by this layer's outputs into the deltas of one example.
   *
   * @param from what the next layer's backward pass computed: one number per entry of the output
   *     lists, or per output and example if it was dense
   * @param dense whether it was
   * @param l1 λ divided by the batch size
   */
  void deltasOf(int example, float[] from, boolean dense, float l1) {
    int base = example * stride;
    Arrays.fill(delta, base, base + stride, 0);
    int[] indices = output.indices();
    float[] values = output.values();
    int row = example * output.width();
    int end = output.end(example);
    for (int at = output.start(example); at < end; at++) {
      float sum = from[dense ? row + indices[at] : at] + l1 * Math.signum(values[at]);
      derivative[at] = sum;
      delta[base + site[at]] = sum * slope[at];
    }
  }

  /**
   * Sums the gradient of the units' own parameters over the batch; to be called after {@link
   * #deltasOf} of all examples.
   */
  void learnedGradient(float scale, float[] gradient) {
    Unit unit = layer.unit();
    int outputs = unit.outputs();
    Arrays.fill(gradient, 0);
    for (int e = 0; e < output.examples(); e++) {
      for (int at = output.start(e); at < output.end(e); at++) {
        int u = output.indices()[at] / outputs;
        float byLearned = unit.learnedSlope(z[e * stride + site[at]]) * layer.signs()[u] * scale;
        gradient[u] += derivative[at] * byLearned;
      }
    }
  }

  /** Sums the deltas over the batch: the gradient of the biases. */
  void biasGradient(float[] gradient) {
    int sites = layer.layout().sites();
    Arrays.fill(gradient, 0);
    for (int e = 0; e < input.examples(); e++) {
      int at = e * stride;
      for (int j = 0; j < sites; j++) {
        gradient[j] += delta[at + j];
      }
    }
  }

  /** Returns where the pre-activations of an example begin, and its deltas. */
  int first(int example) {
    return example * stride + PanelLayout.LEAD;
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
