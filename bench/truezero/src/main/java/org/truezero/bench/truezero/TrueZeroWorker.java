package org.truezero.bench.truezero;

import java.io.IOException;
import org.truezero.bench.jobs.Task;
import org.truezero.bench.jobs.Worker;
import org.truezero.model.Precision;

/** Runs one job with TrueZero; a second argument {@code half} predicts from half weights. */
final class TrueZeroWorker {
  private TrueZeroWorker() {}

  public static void main(String[] args) throws IOException {
    Precision precision = Precision.parse(args.length > 1 ? args[1] : "float");
    Worker.run(
        args,
        job ->
            job.plan().task() == Task.TRAIN || job.plan().task() == Task.TRAIN_UNTIL
                ? TrueZeroLearner.open(job)
                : TrueZeroClassifier.open(job, precision));
  }
}
