package org.truezero.pretrain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.data.BatchReader;
import org.truezero.data.Dataset;
import org.truezero.data.EpochOrder;
import org.truezero.math.ActiveLists;
import org.truezero.math.RandomStream;
import org.truezero.math.TeamSize;
import org.truezero.network.AutoEncoderPass;
import org.truezero.network.Execution;
import org.truezero.train.TrainingDivergedException;

/** One layer at one learning rate: batches until the limit, or until somebody says stop. */
final class LayerRun {
  private final PretrainState state;
  private final LayerSettings settings;
  private final float learningRate;
  private final Dataset data;
  private final Optional<HeldOut> heldOut;
  private final PretrainListener listener;
  private final LayerInput input;
  private final Reconstructor reconstructor;
  private final TeamSize teamSize;
  private final EpochOrder order;
  private final long epochLength;
  private final long limit;
  private double lastFiniteLoss = Double.NaN;

  LayerRun(
      PretrainState state,
      Execution execution,
      Dataset data,
      Optional<Dataset> valid,
      PretrainListener listener) {
    this.state = state;
    this.data = data;
    this.listener = listener;
    Stack stack = state.stack();
    int layer = state.progress().layer();
    settings = state.settings();
    learningRate = settings.learningRates().get(state.progress().candidate());
    heldOut = valid.map(rows -> new HeldOut(stack, layer, rows, execution));
    input = new LayerInput(stack, layer, data, execution, new BatchReader(execution.ahead()));
    reconstructor = new Reconstructor(stack, layer, input, true, "corruption", execution);
    teamSize = new TeamSize(execution.team());
    epochLength = data.size();
    limit = settings.limit().inExamples(epochLength);
    order =
        new EpochOrder(
            new RandomStream(stack.settings().seed(), "pre-training shuffle of layer " + layer),
            epochLength,
            stack.settings().batchSize());
  }

  /** Returns whether the limit was reached. */
  boolean run() {
    try (teamSize) {
      return batches();
    }
  }

  private boolean batches() {
    while (state.progress().examples() < limit) {
      if (listener.stopRequested()) {
        return false;
      }
      long before = state.progress().examples();
      teamSize.begin();
      batch();
      long after = state.progress().examples();
      teamSize.end(after - before);
      boolean records = after / epochLength > before / epochLength || after >= limit;
      PretrainRecord record = records ? record() : null;
      listener.afterBatch(state);
      if (record != null) {
        listener.afterEpoch(state, record);
      }
    }
    requireUsable();
    return true;
  }

  /** The loss is that before a change; what the last one did shows in the parameters alone. */
  private void requireUsable() {
    if (!state.stack().usable(state.progress().layer())) {
      requireFinite(
          Double.NaN,
          (state.progress().examples() - 1) / epochLength,
          (state.progress().examples() - 1) % epochLength,
          1);
    }
  }

  private void batch() {
    PretrainState.Progress progress = state.progress();
    long epoch = progress.examples() / epochLength;
    EpochOrder.Batch batch = order.after(progress.examples());
    int count = batch.count();
    ActiveLists clean = input.load(count, batch::row);
    if (progress.examples() + count < limit) {
      EpochOrder.Batch following = order.after(progress.examples() + count);
      input.prepare(following.count(), following::row);
    }
    double loss = reconstructor.reconstruct(clean, progress.step());
    AutoEncoderPass pass = reconstructor.pass();
    double penalty = settings.l1() * pass.sumOfMagnitudes();
    requireFinite(loss + penalty, epoch, batch.from(), count);
    pass.descend(settings.l1(), learningRate);
    state.advance(
        new PretrainState.Progress(
            progress.layer(),
            progress.candidate(),
            progress.step() + 1,
            progress.examples() + count,
            progress.recorded(),
            progress.lossSum() + loss,
            progress.penaltySum() + penalty,
            progress.activeSum() + pass.code().size()));
  }

  private void requireFinite(double objective, long epoch, long position, int count) {
    if (!Double.isFinite(objective)) {
      long batch = position / state.stack().settings().batchSize() + 1;
      throw new TrainingDivergedException(epoch + 1, batch, lastFiniteLoss, learningRate);
    }
    lastFiniteLoss = objective / count;
  }

  private PretrainRecord record() {
    PretrainState.Progress progress = state.progress();
    double seen = progress.examples() - progress.recorded();
    double outputs = seen * state.stack().layer(progress.layer()).outputs();
    PretrainRecord record =
        new PretrainRecord(
            progress.layer(),
            learningRate,
            (progress.examples() + epochLength - 1) / epochLength,
            progress.examples(),
            progress.lossSum() / seen,
            progress.penaltySum() / seen,
            1 - progress.activeSum() / outputs,
            heldOut.map(h -> OptionalDouble.of(h.loss())).orElse(OptionalDouble.empty()));
    state.record(record);
    state.advance(
        new PretrainState.Progress(
            progress.layer(),
            progress.candidate(),
            progress.step(),
            progress.examples(),
            progress.examples(),
            0,
            0,
            0));
    return record;
  }
}
