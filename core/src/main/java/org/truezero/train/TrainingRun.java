package org.truezero.train;

import java.util.List;
import java.util.Optional;
import org.truezero.data.BatchReader;
import org.truezero.data.Dataset;
import org.truezero.data.EpochOrder;
import org.truezero.math.RandomStream;
import org.truezero.math.TeamSize;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.network.TrainingPass;

/** One call of the trainer: batches until the limit, the patience or somebody says stop. */
final class TrainingRun {
  /** Rows looked at for sparsity when there are no validation data. */
  private static final long ACTIVITY_ROWS = 1000;

  /** Of a history with tables of pairs of classes. */
  private static final int MOST_CLASSES = 128;

  private final TrainingState state;
  private final TrainSettings settings;
  private final Network network;
  private final Execution execution;
  private final Dataset train;
  private final Optional<Dataset> valid;
  private final TrainingListener listener;
  private final BatchReader reader;
  private final TrainingPass pass;
  private final Objective objective;
  private final Updater updater;
  private final Optional<Adversary> adversary;
  private final TeamSize teamSize;
  private final EpochOrder order;
  private final float[] l1;
  private final Optional<SparsityControl> control;
  private final long epochLength;
  private final long limit;
  private double lastFiniteLoss = Double.NaN;
  private float learningRate;

  TrainingRun(
      TrainingState state,
      Execution execution,
      Dataset train,
      Optional<Dataset> valid,
      TrainingListener listener) {
    this.state = state;
    this.execution = execution;
    this.train = train;
    this.valid = valid;
    this.listener = listener;
    settings = state.settings();
    network = state.network();
    epochLength = train.size();
    limit = settings.limit().inExamples(epochLength);
    reader = new BatchReader(execution.ahead());
    order =
        new EpochOrder(
            new RandomStream(settings.seed(), "shuffle"), epochLength, settings.batchSize());
    int hidden = network.architecture().hidden().size();
    l1 = new float[hidden];
    float[] dropout = new float[hidden];
    for (int l = 0; l < hidden; l++) {
      l1[l] = settings.penalties().l1(l);
      dropout[l] = settings.dropout().hidden(l);
    }
    pass =
        new TrainingPass(network, execution, settings.seed(), settings.dropout().input(), dropout);
    control =
        settings
            .penalties()
            .target()
            .map(target -> new SparsityControl(state, execution, train, l1));
    objective =
        new Objective(
            network.head(), ExampleWeights.of(settings.classWeights(), network.head(), train), l1);
    updater = new Updater(network, settings, execution, state.memory());
    adversary =
        settings.adversarial() > 0
            ? Optional.of(new Adversary(pass, settings.adversarial()))
            : Optional.empty();
    teamSize = new TeamSize(execution.team());
  }

  TrainingResult.Stop run() {
    try (teamSize) {
      return batches();
    }
  }

  private TrainingResult.Stop batches() {
    long every = settings.earlyStopping().every().inExamples(epochLength);
    while (state.progress().examples() < limit) {
      if (impatient()) {
        requireUsable();
        return TrainingResult.Stop.PATIENCE;
      }
      if (listener.stopRequested()) {
        return TrainingResult.Stop.REQUESTED;
      }
      long before = state.progress().examples();
      teamSize.begin();
      batch();
      long after = state.progress().examples();
      teamSize.end(after - before);
      boolean validates = after / every > before / every || after >= limit;
      EpochRecord record = validates ? validate() : null;
      listener.afterBatch(state);
      if (record != null) {
        listener.afterEpoch(state, record);
      }
    }
    requireUsable();
    return TrainingResult.Stop.LIMIT;
  }

  /** The loss is that before a change; what the last one did shows in the parameters alone. */
  private void requireUsable() {
    if (!network.usable()) {
      throw diverged(state.progress().examples() - 1);
    }
  }

  private boolean impatient() {
    if (settings.earlyStopping().patience().isEmpty() || state.best().isEmpty()) {
      return false;
    }
    long patience = settings.earlyStopping().patience().get().inExamples(epochLength);
    long best = state.history().get(state.best().get().record()).examples();
    return !state.history().isEmpty()
        && state.history().get(state.history().size() - 1).examples() - best >= patience;
  }

  /** Presents one mini-batch and changes the parameters. */
  private void batch() {
    TrainingState.Progress progress = state.progress();
    int count = load(progress.examples());
    learningRate =
        (float)
            (settings.learningRate()
                * settings.schedule().factor(progress.examples(), epochLength));
    long changes = progress.step() * (adversary.isPresent() ? 2 : 1);
    pass.forward(changes);
    control.ifPresent(found -> found.afterForward(pass));
    Objective.Sums sums = descend(changes + 1, count);
    if (adversary.isPresent()) {
      adversary.get().move();
      pass.forward(changes + 1);
      descend(changes + 2, count);
    }
    long step = progress.step() + 1;
    if (step % settings.penalties().maxNormEvery() == 0
        && settings.penalties().maxNorm() < Float.POSITIVE_INFINITY) {
      MaxNorm.apply(network, settings.penalties().maxNorm(), execution);
    }
    state.advance(
        new TrainingState.Progress(
            step,
            progress.examples() + count,
            progress.recorded(),
            progress.lossSum() + sums.loss(),
            progress.penaltySum() + sums.penalty(),
            progress.errors() + sums.errors()));
  }

  /**
   * Measures the batch that was run forward, and changes the parameters by its gradients.
   *
   * @param change number of this change, from 1
   */
  private Objective.Sums descend(long change, int count) {
    Objective.Sums sums = objective.measure(pass, count);
    requireFinite(sums, state.progress(), count);
    if (settings.optimizer() instanceof Optimizer.Sgd && settings.penalties().l2() == 0) {
      pass.descend(l1, learningRate);
    } else {
      updater.update(pass.gradients(l1), learningRate, change);
    }
    return sums;
  }

  /** Fills the pass with the next examples of the epoch, and has those after them prepared. */
  private int load(long presented) {
    EpochOrder.Batch batch = order.after(presented);
    int count = batch.count();
    reader.read(train, count, batch::row, pass.input());
    if (presented + count < limit) {
      EpochOrder.Batch following = order.after(presented + count);
      reader.prepare(train, following.count(), following::row);
    }
    float[] targets = objective.targets(count);
    int width = network.head().targetWidth();
    for (int e = 0; e < count; e++) {
      train.readTarget(batch.row(e), targets, e * width);
    }
    return count;
  }

  private void requireFinite(Objective.Sums sums, TrainingState.Progress progress, int count) {
    if (Double.isFinite(sums.loss()) && Double.isFinite(sums.penalty())) {
      lastFiniteLoss = sums.loss() / count;
      return;
    }
    throw diverged(progress.examples());
  }

  private TrainingDivergedException diverged(long example) {
    long epoch = example / epochLength + 1;
    long batch = example % epochLength / settings.batchSize() + 1;
    return new TrainingDivergedException(epoch, batch, lastFiniteLoss, learningRate);
  }

  private EpochRecord validate() {
    TrainingState.Progress progress = state.progress();
    Evaluator evaluator = new Evaluator(execution);
    Optional<Evaluation> evaluation = valid.map(data -> evaluator.evaluate(network, data));
    Evaluation.Activity activity =
        evaluation.orElseGet(() -> evaluator.evaluate(network, train, ACTIVITY_ROWS)).sparsity();
    double seen = progress.examples() - progress.recorded();
    EpochRecord record =
        new EpochRecord(
            (progress.examples() + epochLength - 1) / epochLength,
            progress.examples(),
            learningRate,
            progress.lossSum() / seen,
            network.head().countsErrors() ? progress.errors() / seen : Double.NaN,
            progress.penaltySum() / seen,
            evaluation.map(TrainingRun::forHistory),
            activity,
            control.map(SparsityControl::record).orElse(List.of()));
    state.record(record);
    evaluation.ifPresent(found -> keepIfBest(record, found));
    state.advance(
        new TrainingState.Progress(
            progress.step(), progress.examples(), progress.examples(), 0, 0, 0));
    return record;
  }

  /** Tables of many classes, one for every look, would make the model file too long to be read. */
  private static Evaluation forHistory(Evaluation evaluation) {
    return evaluation.confusion().size() > MOST_CLASSES
        ? evaluation.withoutConfusion()
        : evaluation;
  }

  /** The earliest of equals stays the best. A loss that is not a number is never the best. */
  private void keepIfBest(EpochRecord record, Evaluation found) {
    if (Double.isNaN(found.criterion()) || Double.isNaN(found.loss())) {
      return;
    }
    Optional<EpochRecord> best = state.best().map(kept -> state.history().get(kept.record()));
    if (best.isEmpty() || record.isBetter(best.get(), settings.penalties().target())) {
      state.improve(network);
    }
  }
}
