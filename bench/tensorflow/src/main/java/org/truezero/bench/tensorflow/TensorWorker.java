package org.truezero.bench.tensorflow;

import java.io.IOException;
import org.truezero.bench.jobs.Worker;

/** Runs one job with TensorFlow; a second argument {@code words} hands documents over as lists. */
final class TensorWorker {
  private TensorWorker() {}

  public static void main(String[] args) throws IOException {
    boolean sparse = args.length > 1 && args[1].equals("words");
    Worker.run(args, job -> TensorLearner.open(job, sparse));
  }
}
