package org.truezero.bench.deeplearning4j;

import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.truezero.bench.jobs.Artifact;
import org.truezero.bench.jobs.Batches;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Learner;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.StartNetwork;
import org.truezero.bench.jobs.Task;

/** Training by {@code fit} on arrays made for each batch, prediction by {@code output}. */
final class Dl4jLearner implements Learner {
  private final StartNetwork start;
  private final MultiLayerNetwork network;
  private Batches batches;
  private float[][] train;
  private int[] labels;
  private int classes;
  private float[][] held;

  private Dl4jLearner(StartNetwork start, float rate) {
    this.start = start;
    network = Dl4jNetwork.make(start, rate);
  }

  /** Loads the network, and the training rows if there is training. */
  static Dl4jLearner open(Job job) throws IOException {
    StartNetwork start = StartNetwork.read(Path.of(job.inputs().network()));
    Dl4jLearner learner = new Dl4jLearner(start, job.training().rate());
    Task task = job.plan().task();
    if (task == Task.TRAIN || task == Task.TRAIN_UNTIL) {
      learner.prepare(job, Rows.read(Path.of(job.inputs().train())));
    }
    return learner;
  }

  private void prepare(Job job, Rows rows) {
    batches = new Batches(job.training(), rows.size());
    train = rows.dense();
    labels = rows.labels();
    classes = rows.classes();
  }

  @Override
  public void restart() {
    Dl4jNetwork.set(network, start);
    batches.restart();
  }

  @Override
  public void train(int examples) {
    batches.present(examples, this::step);
  }

  private void step(int[] rows) {
    float[] targets = new float[rows.length * classes];
    float[][] chosen = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      chosen[i] = train[rows[i]];
      targets[i * classes + labels[rows[i]]] = 1;
    }
    try (INDArray features = matrix(chosen);
        INDArray wanted = Nd4j.create(targets, new int[] {rows.length, classes})) {
      network.fit(features, wanted);
    }
  }

  private static INDArray matrix(float[][] rows) {
    int width = rows[0].length;
    float[] flat = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, flat, i * width, width);
    }
    return Nd4j.create(flat, new int[] {rows.length, width});
  }

  @Override
  public void hold(Rows rows) {
    held = rows.dense();
  }

  @Override
  public void classify(int from, int count, int[] into) {
    float[][] chosen = new float[count][];
    System.arraycopy(held, from, chosen, 0, count);
    try (INDArray features = matrix(chosen);
        INDArray outputs = network.output(features);
        INDArray greatest = outputs.argMax(1)) {
      System.arraycopy(greatest.toIntVector(), 0, into, 0, count);
    }
  }

  @Override
  public String version() {
    return "Deeplearning4j " + Artifact.version("org.deeplearning4j", "deeplearning4j-nn");
  }

  @Override
  public void close() {
    network.close();
  }
}
