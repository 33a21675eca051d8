package org.truezero.bench.deeplearning4j;

import java.io.IOException;
import org.truezero.bench.jobs.Worker;

/** Runs one job with Deeplearning4j. */
final class Dl4jWorker {
  private Dl4jWorker() {}

  public static void main(String[] args) throws IOException {
    Worker.run(args, Dl4jLearner::open);
  }
}
