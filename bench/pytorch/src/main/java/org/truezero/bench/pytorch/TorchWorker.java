package org.truezero.bench.pytorch;

import java.io.IOException;
import org.truezero.bench.jobs.Worker;

/** Runs one job with PyTorch; a second argument {@code words} hands documents over as lists. */
final class TorchWorker {
  private TorchWorker() {}

  public static void main(String[] args) throws IOException {
    boolean words = args.length > 1 && args[1].equals("words");
    Worker.run(args, job -> TorchLearner.open(job, words));
  }
}
