package org.truezero.bench.truezero;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Learner;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.RowsDataset;
import org.truezero.bench.jobs.Training;
import org.truezero.model.ModelFile;
import org.truezero.network.Execution;
import org.truezero.network.Inference;
import org.truezero.network.Network;
import org.truezero.train.EarlyStopping;
import org.truezero.train.Evaluator;
import org.truezero.train.Penalties;
import org.truezero.train.Span;
import org.truezero.train.TrainSettings;
import org.truezero.train.Trainer;
import org.truezero.train.TrainingListener;
import org.truezero.train.TrainingState;

/** Training through the public trainer, stopped and resumed at the batches the worker asks for. */
final class TrueZeroLearner implements Learner {
  /** Never reached: the listener stops, and the trainer itself validates nothing. */
  private static final Span NEVER = Span.examples(Long.MAX_VALUE);

  private final Execution execution;
  private final Network start;
  private final Network network;
  private final TrainSettings settings;
  private final boolean sparse;
  private final RowsDataset train;
  private final Inference inference;
  private TrainingState state;
  private RowsDataset held;

  private TrueZeroLearner(Execution execution, Network start, Job job, Rows rows) {
    this.execution = execution;
    this.start = start;
    network = start.copy();
    settings = settings(job.training());
    sparse = job.inputs().sparse();
    train = dataset(rows);
    inference = new Inference(network, execution);
    restart();
  }

  static TrueZeroLearner open(Job job) throws IOException {
    Network start = ModelFile.read(Path.of(job.inputs().model())).network();
    Rows rows = Rows.read(Path.of(job.inputs().train()));
    return new TrueZeroLearner(Execution.open(job.cell().threads()), start, job, rows);
  }

  private static TrainSettings settings(Training training) {
    return TrainSettings.paper()
        .withSeed(training.seed())
        .withBatchSize(training.batch())
        .withLearningRate(training.rate())
        .withLimit(NEVER)
        .withEarlyStopping(new EarlyStopping(NEVER, Optional.empty()))
        .withPenalties(new Penalties(List.of(training.l1()), 0, Float.POSITIVE_INFINITY, 1));
  }

  private RowsDataset dataset(Rows rows) {
    return sparse ? RowsDataset.sparse(rows) : RowsDataset.dense(rows);
  }

  @Override
  public void restart() {
    network.set(start);
    // Plain gradient descent remembers nothing between batches.
    state =
        new TrainingState(
            network,
            settings,
            List.of(),
            TrainingState.Progress.START,
            List.of(),
            Optional.empty());
  }

  @Override
  public void train(int examples) {
    long target = state.progress().examples() + examples;
    TrainingListener stop =
        new TrainingListener() {
          @Override
          public boolean stopRequested() {
            return state.progress().examples() >= target;
          }
        };
    new Trainer(execution).resume(state, train, Optional.empty(), Optional.empty(), stop);
  }

  @Override
  public void hold(Rows rows) {
    held = dataset(rows);
  }

  @Override
  public void classify(int from, int count, int[] into) {
    inference.fill(held, from, count);
    inference.run();
    for (int e = 0; e < count; e++) {
      int at = e * network.head().width();
      into[e] = network.head().predictedClass(inference.outputs(), at);
    }
  }

  @Override
  public OptionalDouble zeroFraction() {
    return OptionalDouble.of(new Evaluator(execution).evaluate(network, held).sparsity().mean());
  }

  @Override
  public String version() {
    return Versions.text(execution);
  }

  @Override
  public void close() {
    execution.close();
  }
}
