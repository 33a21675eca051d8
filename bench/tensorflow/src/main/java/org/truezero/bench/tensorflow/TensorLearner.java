package org.truezero.bench.tensorflow;

import java.io.IOException;
import java.nio.file.Path;
import org.tensorflow.Result;
import org.tensorflow.TensorFlow;
import org.tensorflow.ndarray.buffer.LongDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.types.TInt32;
import org.truezero.bench.jobs.Artifact;
import org.truezero.bench.jobs.Batches;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Learner;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.Task;

/** Training and prediction by running a graph built once. */
final class TensorLearner implements Learner {
  private final TensorGraph graph;
  private final boolean sparse;
  private Batches batches;
  private TensorInputs train;
  private int[] labels;
  private Op descent;
  private TensorInputs held;

  private TensorLearner(TensorGraph graph, boolean sparse) {
    this.graph = graph;
    this.sparse = sparse;
    graph.restart();
  }

  /**
   * Builds the graph, with training if there is any.
   *
   * @param sparse whether inputs are lists of words
   */
  static TensorLearner open(Job job, boolean sparse) throws IOException {
    StartNetwork network = StartNetwork.read(Path.of(job.inputs().network()));
    TensorGraph graph = new TensorGraph(network, sparse, job.cell().threads());
    TensorLearner learner = new TensorLearner(graph, sparse);
    Task task = job.plan().task();
    if (task == Task.TRAIN || task == Task.TRAIN_UNTIL) {
      learner.prepare(job, Rows.read(Path.of(job.inputs().train())));
    }
    return learner;
  }

  private void prepare(Job job, Rows rows) {
    batches = new Batches(job.training(), rows.size());
    train = TensorInputs.of(rows, sparse);
    labels = rows.labels();
    descent = graph.descent(job.training().rate(), sparse);
  }

  @Override
  public void restart() {
    graph.restart();
    batches.restart();
  }

  @Override
  public void train(int examples) {
    batches.present(examples, this::step);
  }

  private void step(int[] rows) {
    int[] targets = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      targets[i] = labels[rows[i]];
    }
    try (TInt32 tensor = TInt32.vectorOf(targets)) {
      train.feed(graph, rows).feed(graph.labels, tensor).addTarget(descent).run().close();
    }
  }

  @Override
  public void hold(Rows rows) {
    held = TensorInputs.of(rows, sparse);
  }

  @Override
  public void classify(int from, int count, int[] into) {
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = from + i;
    }
    try (Result result = held.feed(graph, rows).fetch(graph.classes).run()) {
      LongDataBuffer classes = result.get(0).asRawTensor().data().asLongs();
      for (int i = 0; i < count; i++) {
        into[i] = (int) classes.getLong(i);
      }
    }
  }

  @Override
  public String version() {
    return "TensorFlow "
        + TensorFlow.version()
        + ", Java API "
        + Artifact.version("org.tensorflow", "tensorflow-core-api");
  }

  @Override
  public void close() {
    graph.close();
  }
}
