package org.truezero.bench.truezero;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.truezero.bench.jobs.Classifier;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Rows;
import org.truezero.bench.jobs.RowsDataset;
import org.truezero.math.ActiveLists;
import org.truezero.model.Model;
import org.truezero.model.ModelFile;
import org.truezero.model.Precision;
import org.truezero.model.Predictor;
import org.truezero.model.Session;
import org.truezero.network.Execution;
import org.truezero.network.Network;
import org.truezero.train.Evaluator;

/** Prediction through a session, as services do: on one thread. */
final class TrueZeroClassifier implements Classifier {
  private final Execution execution;
  private final Network network;
  private final boolean sparse;
  private final Session session;
  private final ActiveLists batch = new ActiveLists();
  private float[] outputs = new float[0];
  private Rows rows;
  private float[][] dense;
  private RowsDataset data;
  private int[] indices = new int[0];
  private float[] values = new float[0];

  private TrueZeroClassifier(
      Execution execution, Model model, Precision precision, boolean sparse) {
    this.execution = execution;
    this.network = model.network();
    this.sparse = sparse;
    session = Predictor.of(model, precision).session();
  }

  static TrueZeroClassifier open(Job job, Precision precision) throws IOException {
    Model model = ModelFile.read(Path.of(job.inputs().model()));
    Execution execution = Execution.open(job.cell().threads());
    return new TrueZeroClassifier(execution, model, precision, job.inputs().sparse());
  }

  @Override
  public void hold(Rows held) {
    rows = held;
    dense = sparse ? null : held.dense();
    data = sparse ? RowsDataset.sparse(held) : RowsDataset.dense(held);
  }

  @Override
  public void classify(int from, int count, int[] into) {
    if (count == 1) {
      into[0] = sparse ? classifySparse(from) : session.classify(dense[from]);
      return;
    }
    int width = network.head().width();
    if (outputs.length < count * width) {
      outputs = new float[count * width];
    }
    if (sparse) {
      batch.clear(rows.width());
      for (int e = from; e < from + count; e++) {
        data.appendRow(e, batch);
      }
      session.predict(batch, outputs);
    } else {
      session.predict(Arrays.copyOfRange(dense, from, from + count), outputs);
    }
    for (int e = 0; e < count; e++) {
      into[e] = network.head().predictedClass(outputs, e * width);
    }
  }

  private int classifySparse(int row) {
    int count = rows.entries(row);
    if (indices.length < count) {
      indices = Arrays.copyOf(indices, count);
      values = Arrays.copyOf(values, count);
    }
    System.arraycopy(rows.indices(), rows.offsets()[row], indices, 0, count);
    System.arraycopy(rows.values(), rows.offsets()[row], values, 0, count);
    return session.classify(indices, values, count);
  }

  @Override
  public OptionalDouble zeroFraction() {
    return OptionalDouble.of(new Evaluator(execution).evaluate(network, data).sparsity().mean());
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
