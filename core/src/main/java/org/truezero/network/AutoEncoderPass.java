package org.truezero.network;

import java.util.Arrays;
import org.truezero.math.ActiveLists;
import org.truezero.math.DenseRows;
import org.truezero.math.PanelLayout;
import org.truezero.math.RowGroups;
import org.truezero.math.RowTiles;
import org.truezero.math.WorkerTeam;
import org.truezero.math.kernels.Kernels;
import org.truezero.math.kernels.Scratch;

/**
 * Forward and backward pass of one layer as an auto-encoder, for one mini-batch (Glorot et al.
 * 2011, §3.2). Used by one thread; the execution's team works inside.
 *
 * <p>Life, batch after batch: fill {@link #input()} and {@link #encode}; fill {@link #wanted()}
 * with the inputs of each example to reconstruct (all, or a sample) and {@link #decode}; read
 * {@link #scores()}; write the derivative of the objective by each score over the values of {@link
 * #wanted()}; {@link #descend}. Weights of inputs that no example holds and none wants back are
 * neither read nor written.
 */
public final class AutoEncoderPass {
  /** Rows of one task: enough work to pay for handing it out. */
  private static final int TASK_ROWS = 32;

  private final Decoder decoder;
  private final LayerPass encoder;
  private final LayerWork work;
  private final WorkerTeam team;
  private final Kernels kernels;
  private final ActiveLists input = new ActiveLists();
  private final ActiveLists wanted = new ActiveLists();
  private final RowGroups wantedGroups = new RowGroups();
  private final RowTiles wantedTiles = new RowTiles();
  private final DenseRows wantedRows = new DenseRows();
  private final int codeStride;
  private final int[] codeSite;
  private final float[] codeSign;
  private final float[] noBias;
  private final float[] biasGradient;
  private final float[] learnedGradient;
  private final WorkerTeam.Task scatterTask = this::scatter;
  private final WorkerTeam.Task scoreTask = this::score;
  private final WorkerTeam.Task backTask = this::back;
  private final WorkerTeam.Task deltaTask = this::deltas;
  private final WorkerTeam.Task decoderTask = this::updateDecoder;

  /**
   * Outputs of the layer as the decoder takes them, zeros included, in site order of the decoder. A
   * tied one has the weights by which a unit is excited, so it takes the output without its sign:
   * otherwise half of the units could only take away what they stand for.
   */
  private float[] code = new float[0];

  /** Derivative of the objective by each of them. */
  private float[] byCode = new float[0];

  /** The same for the entries of the layer's output lists. */
  private float[] byOutput = new float[0];

  private float[] scores = new float[0];
  private boolean everything;
  private float lambda;
  private float factor;

  /**
   * Prepares the pass.
   *
   * @param layer changed by {@link #descend}
   * @param decoder of this layer; changed by {@link #descend}
   * @param execution threads and kernels
   */
  public AutoEncoderPass(Layer layer, Decoder decoder, Execution execution) {
    PanelLayout layout = decoder.layout();
    if (layout.rows() != layer.layout().rows() || layout.units() != layer.outputs()) {
      throw new IllegalArgumentException(
          "decoder of " + layout + " for a layer of " + layer.layout());
    }
    this.decoder = decoder;
    encoder = new LayerPass(layer, input);
    work = new LayerWork(execution);
    team = work.team;
    kernels = work.kernels;
    codeStride = layout.stride();
    codeSite = new int[layout.units()];
    codeSign = new float[layout.units()];
    for (int u = 0; u < codeSite.length; u++) {
      codeSite[u] = layout.site(u, 0);
      codeSign[u] = decoder.isTied() ? layer.signs()[u] : 1;
    }
    noBias = new float[layout.sites()];
    biasGradient = new float[layer.bias().length];
    learnedGradient = new float[layer.learned().length];
    input.clear(layout.rows());
    wanted.clear(layout.rows());
  }

  /** Returns the lists to fill with the (corrupted) inputs of each example. */
  public ActiveLists input() {
    return input;
  }

  /** Computes the code of all examples. */
  public void encode() {
    work.hidden(encoder, Thinning.NONE);
  }

  /** Returns the code: the active outputs of the layer. */
  public ActiveLists code() {
    return encoder.output;
  }

  /** Returns Σ|h| over the outputs of all examples. */
  public double sumOfMagnitudes() {
    return encoder.sumOfMagnitudes();
  }

  /**
   * Returns the lists to fill with the inputs of each example that are to be reconstructed, as many
   * examples as {@link #input()} has. Their values do not count before {@link #descend}.
   */
  public ActiveLists wanted() {
    return wanted;
  }

  /** Computes the scores of all inputs wanted. */
  public void decode() {
    if (wanted.examples() != input.examples()) {
      throw new IllegalStateException(
          "reconstruction of " + wanted.examples() + " examples out of " + input.examples());
    }
    reserve();
    everything = wanted.size() == (long) wanted.examples() * wanted.width();
    if (everything) {
      wantedRows.set(wanted);
    } else {
      wantedGroups.group(wanted);
    }
    team.run(input.examples(), scatterTask);
    team.run(decoderTasks(), scoreTask);
    addBias();
  }

  private void reserve() {
    int needed = Math.multiplyExact(input.examples(), codeStride);
    if (code.length < needed) {
      code = new float[needed];
      byCode = new float[needed];
    }
    if (byOutput.length < encoder.output.size()) {
      byOutput = new float[encoder.output.indices().length];
    }
    if (scores.length < wanted.size()) {
      scores = new float[wanted.indices().length];
    }
  }

  /** Returns the live scores, one for each entry of {@link #wanted()}, until the next batch. */
  public float[] scores() {
    return scores;
  }

  /**
   * Takes one step of plain gradient descent on decoder and layer; all derivatives are computed
   * from the parameters before any change.
   *
   * @param l1 λ of the penalty on Σ|h|, mean over the examples; 0 for none
   * @param learningRate step on the derivatives that were written over the values of {@link
   *     #wanted()}
   */
  public void descend(float l1, float learningRate) {
    lambda = l1 / input.examples();
    factor = -learningRate;
    if (!everything) {
      wantedTiles.cut(wanted);
    }
    team.run(decoder.layout().panels(), backTask);
    team.run(input.examples(), deltaTask);
    if (!everything) {
      wantedGroups.refresh(wanted);
    }
    team.run(decoderTasks(), decoderTask);
    updateDecoderBias();
    encoder.group();
    Layer layer = encoder.layer;
    work.backward(encoder, layer.weights(), factor, null);
    encoder.biasGradient(biasGradient);
    kernels.addScaled(factor, biasGradient, layer.bias(), 0, layer.bias().length);
    if (learnedGradient.length > 0) {
      encoder.learnedGradient(1, learnedGradient);
      kernels.addScaled(factor, learnedGradient, layer.learned(), 0, learnedGradient.length);
    }
  }

  private void scatter(int example, int worker) {
    int base = example * codeStride;
    Arrays.fill(code, base, base + codeStride, 0);
    ActiveLists output = encoder.output;
    for (int at = output.start(example); at < output.end(example); at++) {
      int unit = output.indices()[at];
      code[base + codeSite[unit]] = codeSign[unit] * output.values()[at];
    }
  }

  private int decoderTasks() {
    int rows = everything ? wanted.width() : wantedGroups.groups();
    return (rows + TASK_ROWS - 1) / TASK_ROWS;
  }

  private void score(int task, int worker) {
    walkDecoder(task, worker, null, scores);
  }

  private void updateDecoder(int task, int worker) {
    walkDecoder(task, worker, decoder.weights(), null);
  }

  /** The roles are exchanged: rows are the inputs wanted, the code takes the place of deltas. */
  private void walkDecoder(int task, int worker, float[] into, float[] products) {
    PanelLayout layout = decoder.layout();
    float[] weights = decoder.weights();
    Scratch own = work.scratch(worker);
    int from = task * TASK_ROWS;
    if (everything) {
      int to = Math.min(from + TASK_ROWS, layout.rows());
      kernels.backwardDense(
          layout, weights, wantedRows, from, to, code, into, factor, own, products);
    } else {
      int to = Math.min(from + TASK_ROWS, wantedGroups.groups());
      kernels.backward(layout, weights, wantedGroups, from, to, code, into, factor, own, products);
    }
  }

  private void addBias() {
    int[] indices = wanted.indices();
    for (int at = 0; at < wanted.size(); at++) {
      scores[at] += decoder.bias()[indices[at]];
    }
  }

  private void updateDecoderBias() {
    if (everything) {
      for (int i = 0; i < wanted.width(); i++) {
        float sum = 0;
        for (int e = 0; e < wanted.examples(); e++) {
          sum += wanted.values()[e * wanted.width() + i];
        }
        decoder.bias()[i] += factor * sum;
      }
      return;
    }
    for (int g = 0; g < wantedGroups.groups(); g++) {
      float sum = 0;
      for (int m = wantedGroups.start()[g]; m < wantedGroups.start()[g + 1]; m++) {
        sum += wantedGroups.value()[m];
      }
      decoder.bias()[wantedGroups.row()[g]] += factor * sum;
    }
  }

  private void back(int panel, int worker) {
    PanelLayout layout = decoder.layout();
    float[] weights = decoder.weights();
    Scratch own = work.scratch(worker);
    if (everything) {
      kernels.forwardDense(layout, panel, weights, noBias, wantedRows, byCode, own);
    } else {
      kernels.forward(layout, panel, weights, noBias, wantedTiles, byCode, own);
    }
  }

  private void deltas(int example, int worker) {
    int base = example * codeStride;
    ActiveLists output = encoder.output;
    for (int at = output.start(example); at < output.end(example); at++) {
      int unit = output.indices()[at];
      byOutput[at] = codeSign[unit] * byCode[base + codeSite[unit]];
    }
    encoder.deltasOf(example, byOutput, false, lambda);
  }
}
