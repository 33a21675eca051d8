package org.truezero.pretrain;

import java.util.Arrays;
import java.util.Optional;
import org.truezero.data.Dataset;
import org.truezero.math.ActiveLists;
import org.truezero.network.Execution;
import org.truezero.network.Layer;
import org.truezero.train.TrainingDivergedException;

/**
 * Pre-trains stacks of denoising auto-encoders, layer by layer (Glorot et al. 2011, §3.2). The same
 * seed, data and kernels give the same bits for any number of threads and after any stop and
 * resume. Used by one thread at a time.
 */
public final class Pretrainer {
  private static final int BATCH = 100;

  private final Execution execution;

  /**
   * Trains on threads and kernels.
   *
   * @param execution stays open
   */
  public Pretrainer(Execution execution) {
    this.execution = execution;
  }

  /**
   * Goes on from a state until all layers are trained or the listener says stop.
   *
   * @param state changed in place; {@link PretrainState#fresh} to begin
   * @param data one row or more; targets are not looked at
   * @param heldOut rows to measure the reconstruction error on; needed to choose between learning
   *     rates
   * @param listener hears of every batch and epoch
   * @return whether all layers are trained
   * @throws IllegalArgumentException if data and settings do not fit together
   * @throws TrainingDivergedException if the loss is no longer finite at every learning rate
   */
  public boolean pretrain(
      PretrainState state, Dataset data, Optional<Dataset> heldOut, PretrainListener listener) {
    requireFitting(state, "training", data);
    heldOut.ifPresent(rows -> requireFitting(state, "held-out", rows));
    for (LayerSettings layer : state.stack().settings().layers()) {
      if (layer.learningRates().size() > 1 && heldOut.isEmpty()) {
        throw new IllegalArgumentException(
            "several learning rates, but no held-out data to choose one by");
      }
    }
    while (!state.done()) {
      try {
        if (!new LayerRun(state, execution, data, heldOut, listener).run()) {
          return false;
        }
        end(state, lastHeldOut(state), data);
      } catch (TrainingDivergedException e) {
        giveUp(state, e, data);
      }
    }
    return true;
  }

  private static double lastHeldOut(PretrainState state) {
    return state.history().get(state.history().size() - 1).heldOut().orElse(Double.NaN);
  }

  /** A learning rate that is too large is a bad candidate, and an error only if none is better. */
  private void giveUp(PretrainState state, TrainingDivergedException e, Dataset data) {
    boolean last = state.progress().candidate() + 1 == state.settings().learningRates().size();
    if (last && state.best().isEmpty()) {
      throw e;
    }
    end(state, Double.NaN, data);
  }

  private static TrainingDivergedException nothingToChoose(PretrainState state) {
    PretrainRecord last = state.history().get(state.history().size() - 1);
    return new TrainingDivergedException(last.epoch(), 1, last.loss(), (float) last.learningRate());
  }

  private static void requireFitting(PretrainState state, String role, Dataset data) {
    if (data.size() < 1) {
      throw new IllegalArgumentException(role + " data have no rows");
    }
    if (data.schema().features() != state.stack().inputs()) {
      throw new IllegalArgumentException(
          role
              + " data have "
              + data.schema().features()
              + " features, the stack has "
              + state.stack().inputs()
              + " inputs");
    }
  }

  /** Scales the outputs of a finished layer, once, if the next one wants it. */
  private void scaleFor(Stack stack, int next, Dataset data) {
    if (next < stack.size() && stack.settings().layers().get(next).scaling() != Scaling.NONE) {
      scaleBelow(stack, next, stack.settings().layers().get(next).scaling(), data);
    }
  }

  private void scaleBelow(Stack stack, int layer, Scaling scaling, Dataset data) {
    Layer below = stack.layer(layer - 1);
    float[] greatest = new float[below.layout().units()];
    LayerInput outputs = new LayerInput(stack, layer, data, execution);
    for (long from = 0; from < data.size(); from += BATCH) {
      long first = from;
      int count = (int) Math.min(BATCH, data.size() - from);
      ActiveLists lists = outputs.load(count, e -> first + e);
      for (int at = 0; at < lists.size(); at++) {
        int unit = lists.indices()[at] / below.unit().outputs();
        greatest[unit] = Math.max(greatest[unit], Math.abs(lists.values()[at]));
      }
    }
    if (scaling == Scaling.LAYER) {
      float most = 0;
      for (float each : greatest) {
        most = Math.max(most, each);
      }
      Arrays.fill(greatest, most);
    }
    for (int u = 0; u < greatest.length; u++) {
      // A unit that is silent on all data has no scale.
      greatest[u] = greatest[u] > 0 ? greatest[u] : 1;
    }
    stack.scale(layer - 1, greatest);
  }

  /** Compares with the candidates before, and goes on to the next one or to the next layer. */
  private void end(PretrainState state, double heldOut, Dataset data) {
    PretrainState.Progress progress = state.progress();
    Stack stack = state.stack();
    int layer = progress.layer();
    int candidates = state.settings().learningRates().size();
    if (candidates > 1) {
      double best = state.best().map(PretrainState.Best::heldOut).orElse(Double.POSITIVE_INFINITY);
      if (heldOut < best) {
        state.setBest(
            Optional.of(
                new PretrainState.Best(
                    stack.layer(layer).copy(), stack.decoder(layer).copy(), heldOut)));
      }
      if (progress.candidate() + 1 < candidates) {
        stack.reset(layer);
        state.advance(PretrainState.Progress.at(layer, progress.candidate() + 1));
        return;
      }
      PretrainState.Best chosen = state.best().orElseThrow(() -> nothingToChoose(state));
      stack.layer(layer).set(chosen.layer());
      stack.decoder(layer).set(chosen.decoder());
      state.setBest(Optional.empty());
    }
    scaleFor(stack, layer + 1, data);
    state.advance(PretrainState.Progress.at(layer + 1, 0));
  }
}
