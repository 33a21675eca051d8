package org.truezero.bench.onnxruntime;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import org.truezero.bench.jobs.Classifier;
import org.truezero.bench.jobs.Job;
import org.truezero.bench.jobs.Rows;

/** Prediction from dense rows on the Java heap. */
final class OnnxClassifier implements Classifier {
  private final OnnxNetwork network;
  private final int classes;
  private float[][] rows;
  private int width;

  private OnnxClassifier(OnnxNetwork network, int classes) {
    this.network = network;
    this.classes = classes;
  }

  static OnnxClassifier open(Job job) throws IOException {
    int classes = Rows.read(Path.of(job.inputs().test())).classes();
    Path file = Path.of(job.inputs().onnx());
    try {
      return new OnnxClassifier(new OnnxNetwork(file, job.cell().threads(), classes), classes);
    } catch (OrtException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void hold(Rows held) {
    rows = held.dense();
    width = held.width();
  }

  @Override
  public void classify(int from, int count, int[] into) {
    try {
      FloatBuffer input = network.input(count, width);
      for (int e = 0; e < count; e++) {
        input.put(e * width, rows[from + e], 0, width);
      }
      FloatBuffer scores = network.run();
      for (int e = 0; e < count; e++) {
        into[e] = greatest(scores, e * classes);
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  private int greatest(FloatBuffer scores, int offset) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      best = scores.get(offset + k) > scores.get(offset + best) ? k : best;
    }
    return best;
  }

  @Override
  public String version() {
    return "ONNX Runtime " + network.version();
  }

  @Override
  public void close() {
    try {
      network.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
