package org.truezero.bench.truezero;

import java.io.IOException;
import org.truezero.bench.jobs.Task;
import org.truezero.bench.jobs.Worker;

/** Runs one job with TrueZero. */
final class TrueZeroWorker {
  private TrueZeroWorker() {}

  public static void main(String[] args) throws IOException {
    Worker.run(
        args,
        job ->
            job.plan().task() == Task.TRAIN || job.plan().task() == Task.TRAIN_UNTIL
                ? TrueZeroLearner.open(job)
                : TrueZeroClassifier.open(job));
  }
}
