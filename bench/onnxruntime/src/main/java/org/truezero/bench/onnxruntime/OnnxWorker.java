package org.truezero.bench.onnxruntime;

import java.io.IOException;
import org.truezero.bench.jobs.Worker;

/** Runs one job with ONNX Runtime. */
final class OnnxWorker {
  private OnnxWorker() {}

  public static void main(String[] args) throws IOException {
    Worker.run(args, OnnxClassifier::open);
  }
}
