package org.truezero.bench.pytorch;

import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.set_num_threads;
import static org.bytedeco.pytorch.global.torch.tensor;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.truezero.bench.jobs.Artifact;
import org.truezero.bench.jobs.Batches;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Learner;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.Task;

/**
 * Training with autograd and the optimizer that comes with it, prediction without gradients. The
 * matrix library has threads of its own, counted by the environment.
 */
final class TorchLearner implements Learner {
  private static final LongOptional ROWS = new LongOptional(1);

  private final TorchNetwork start;
  private final TorchNetwork network;
  private final boolean words;
  private Batches batches;
  private TorchInputs train;
  private int[] labels;
  private SGD optimizer;
  private TorchInputs held;

  private TorchLearner(StartNetwork start, boolean words) {
    this.start = new TorchNetwork(start, words);
    network = new TorchNetwork(start, words);
    this.words = words;
  }

  /**
   * Loads the network, and the training rows if there is training.
   *
   * @param words whether inputs are lists of words
   */
  static TorchLearner open(Job job, boolean words) throws IOException {
    set_num_threads(job.cell().threads());
    TorchLearner learner =
        new TorchLearner(StartNetwork.read(Path.of(job.inputs().network())), words);
    Task task = job.plan().task();
    if (task == Task.TRAIN || task == Task.TRAIN_UNTIL) {
      learner.prepare(job, Rows.read(Path.of(job.inputs().train())));
    }
    return learner;
  }

  private void prepare(Job job, Rows rows) {
    batches = new Batches(job.training(), rows.size());
    train = TorchInputs.of(rows, words);
    labels = rows.labels();
    optimizer = new SGD(network.parameters(), new SGDOptions(job.training().rate()));
  }

  @Override
  public void restart() {
    network.set(start);
    batches.restart();
  }

  @Override
  public void train(int examples) {
    batches.present(examples, this::step);
  }

  @SuppressWarnings("try") // scopes and guards work by being open
  private void step(int[] rows) {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad(true);
      Tensor scores = train.scores(network, rows);
      cross_entropy_loss(scores, targets(rows)).backward();
      optimizer.step();
    }
  }

  private Tensor targets(int[] rows) {
    long[] classes = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      classes[i] = labels[rows[i]];
    }
    return tensor(classes);
  }

  @Override
  public void hold(Rows rows) {
    held = TorchInputs.of(rows, words);
  }

  @Override
  @SuppressWarnings("try") // scopes and guards work by being open
  public void classify(int from, int count, int[] into) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard guard = new NoGradGuard()) {
      long[] classes = new long[count];
      held.scores(network, from, count).argmax(ROWS, false).data_ptr_long().get(classes);
      for (int i = 0; i < count; i++) {
        into[i] = (int) classes[i];
      }
    }
  }

  @Override
  public String version() {
    String matrices = System.getProperty("org.bytedeco.openblas.load", "openblas");
    return "PyTorch "
        + Artifact.version("org.bytedeco", "pytorch")
        + ", "
        + matrices
        + " "
        + Artifact.version("org.bytedeco", matrices);
  }

  @Override
  public void close() {
    // The process ends with the job.
  }
}
